import { facilities } from './facilities.js';
import type { Resource } from './resource.js';

export const practitioners: Resource = {
  name: 'practitioners',
  table: 'practitioners',
  schema: 'Practitioner',
  columns: { facility_id: '/facilityId', kind: '/kind', status: '/status' },
  filters: {
    facilityId: { column: 'facility_id', match: 'equals' },
    kind: { column: 'kind', match: 'equals' },
    status: { column: 'status', match: 'equals' },
  },
  references: [
    { path: '/facilityId', to: () => [facilities] },
    { path: '/otherFacilityIds/*', to: () => [facilities] },
  ],
  claims: [{ space: 'subject', path: '/id' }],
};
