import { facilities } from './facilities.js';
import type { Resource } from './resource.js';
import { units } from './units.js';

export const inspections: Resource = {
  name: 'inspections',
  table: 'inspections',
  schema: 'Inspection',
  columns: { facility_id: '/facilityId', kind: '/kind', result_code: '/resultCode' },
  filters: {
    facilityId: { column: 'facility_id', match: 'equals' },
    kind: { column: 'kind', match: 'equals' },
    resultCode: { column: 'result_code', match: 'equals' },
  },
  references: [
    { path: '/facilityId', to: () => [facilities] },
    { path: '/unit/id', to: () => [units] },
    { path: '/partnerUnits/*/id', to: () => [units] },
    { path: '/recheckOfInspectionId', to: () => [inspections] },
    { path: '/findings/*/rectification/verifiedByInspectionId', to: () => [inspections] },
  ],
  claims: [
    { space: 'finding', path: '/findings/*/id' },
    { space: 'rectification', path: '/findings/*/rectification/id' },
  ],
};
