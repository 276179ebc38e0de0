import '@yijian/elements/define';
import { PortalApp } from './portal-app.js';
import { PortalFacilities } from './portal-facilities.js';
import { PortalFacility } from './portal-facility.js';
import { PortalPlans } from './portal-plans.js';

customElements.define('portal-facilities', PortalFacilities);
customElements.define('portal-facility', PortalFacility);
customElements.define('portal-plans', PortalPlans);
customElements.define('portal-app', PortalApp);
