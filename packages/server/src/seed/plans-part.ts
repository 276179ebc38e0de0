import { planMatrix } from '@yijian/rules';
import { planSources } from '@yijian/standard/plans';
import { storePlanMatrix } from '../plans/store-plan-matrix.js';
import type { SeedPart } from './seed-part.js';

/** The plans that come with the standard. */
export const plansPart: SeedPart = {
  name: 'plans',
  title: 'Supervision plans',
  parameters: {},
  steps: () =>
    planSources.map((source, index) => ({
      store: (tx, stamp) => storePlanMatrix(tx, planMatrix(source), stamp),
      records: 1,
      share: (index + 1) / planSources.length,
    })),
};
