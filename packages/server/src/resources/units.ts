import { creditCodeFaults } from './credit-code-faults.js';
import type { Resource } from './resource.js';

export const units: Resource = {
  name: 'units',
  table: 'units',
  schema: 'Unit',
  columns: { region_code: '/regionCode', kind: '/kind' },
  filters: {
    regionCode: { column: 'region_code', match: 'equals' },
    kind: { column: 'kind', match: 'equals' },
  },
  references: [{ path: '/parentUnitId', to: () => [units] }],
  check: (document) => creditCodeFaults(document, '/creditCode'),
};
