import { creditCodeFaults } from './credit-code-faults.js';
import type { Resource } from './resource.js';
import { units } from './units.js';

export const facilities: Resource = {
  name: 'facilities',
  table: 'facilities',
  schema: 'Facility',
  columns: {
    name: '/name',
    region_code: '/regionCode',
    category_code: '/categoryCode',
    status: '/status',
    credit_code: '/creditCode',
  },
  filters: {
    q: { column: 'name', match: 'contains' },
    regionCode: { column: 'region_code', match: 'equals' },
    categoryCode: { column: 'category_code', match: 'startsWith' },
    status: { column: 'status', match: 'equals' },
    creditCode: { column: 'credit_code', match: 'equals' },
  },
  references: [
    { path: '/supervisingUnitId', to: () => [units] },
    { path: '/licence/issuingUnitId', to: () => [units] },
    { path: '/licenceEvents/*/unitId', to: () => [units] },
  ],
  claims: [{ space: 'subject', path: '/id' }],
  check: (document) => creditCodeFaults(document, '/creditCode'),
};
