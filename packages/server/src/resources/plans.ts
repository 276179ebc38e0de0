import type { Resource } from './resource.js';

/** Plans without their tasks: written and read whole as a matrix, listed and read short as a plan. */
export const plans: Resource = {
  name: 'plans',
  table: 'plans',
  schema: 'Plan',
  columns: { region_code: '/regionCode' },
  filters: { regionCode: { column: 'region_code', match: 'equals' } },
};
