import { createScoreRuleSet, getScoreRuleSet, listScoreRuleSets, putScoreRuleSet } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Rules of demerit points (记分规则). */
export interface ScoreRuleSets
  extends Readable<'listScoreRuleSets', 'getScoreRuleSet'>, Writable<'createScoreRuleSet', 'putScoreRuleSet'> {}

/** Rules of demerit points (记分规则). */
export const scoreRuleSets = (transport: Transport): ScoreRuleSets => ({
  ...readable(transport, { list: listScoreRuleSets, get: getScoreRuleSet }),
  ...writable(transport, { create: createScoreRuleSet, put: putScoreRuleSet }),
});
