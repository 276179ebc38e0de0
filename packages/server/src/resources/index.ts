import { creditRatings } from './credit-ratings.js';
import { creditSchemes } from './credit-schemes.js';
import { facilities } from './facilities.js';
import { inspections } from './inspections.js';
import { penalties } from './penalties.js';
import { practitioners } from './practitioners.js';
import type { Resource } from './resource.js';
import { scoreRecords } from './score-records.js';
import { scoreRuleSets } from './score-rule-sets.js';
import { units } from './units.js';

/** The collections that are listed, read and written by the common mechanism. Plans are written as matrices. */
export const resources: readonly Resource[] = [
  units,
  facilities,
  practitioners,
  creditSchemes,
  creditRatings,
  scoreRuleSets,
  scoreRecords,
  inspections,
  penalties,
];
