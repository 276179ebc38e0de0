import type { CollectionName } from '@yijian/standard/collections';
import { cycleCheck } from './cycle-check.js';
import { drawCheck } from './draw-check.js';
import { drawPoolCheck } from './draw-pool-check.js';
import { gradeCheck } from './grade-check.js';
import { pointsCheck } from './points-check.js';
import type { Check } from './resource.js';
import { webhookCheck } from './webhook-check.js';

/** What the schema of a collection cannot say. */
export const checks: Partial<Record<CollectionName, readonly Check[]>> = {
  'credit-ratings': [gradeCheck],
  'draw-pools': [drawPoolCheck],
  draws: [drawCheck],
  'score-records': [pointsCheck],
  'score-rule-sets': [cycleCheck],
  'webhook-subscriptions': [webhookCheck],
};
