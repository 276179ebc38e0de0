import { ourElement } from './our-element.ts';
import { stage } from './stage.ts';

stage({ show: (place, timeline) => place.append(ourElement('yj-inspection-timeline', timeline)) });
