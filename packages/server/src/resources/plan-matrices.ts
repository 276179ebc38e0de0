import type { Resource } from './resource.js';

/**
 * What a matrix has besides its plan: tasks, assignments, duties, discrepancies, and the ids of its units. No collection of its own; a
 * matrix has the id of its plan.
 */
export const planMatrices: Resource = {
  name: 'plan-matrices',
  table: 'plan_matrices',
  schema: 'PlanMatrix',
  module: 'coordination',
  read: 'public',
  writers: ['government'],
  operations: [],
  filters: {},
  dates: {},
  regions: [],
  decided: [],
  references: [],
  claims: [],
  checks: [],
  setByAuthorities: [],
  readOnly: [],
};
