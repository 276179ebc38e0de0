import type { TimeLimit } from '@yijian/standard';
import { ruleInForce } from '../rule-in-force.js';

/** The limit for a matter in a division on a day. One that holds only on a condition in words is passed over: nobody has said that it is met. */
export const limitInForce = (
  limits: readonly TimeLimit[],
  matter: string,
  regionCode: string,
  on: string,
): TimeLimit | undefined =>
  ruleInForce(
    limits.filter((limit) => limit.matter === matter && limit.condition === undefined),
    regionCode,
    on,
  );
