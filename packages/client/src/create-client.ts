import { getApiRoot } from '@yijian/standard/operations';
import type { ClientOptions, ReadOptions } from './client-options.js';
import { createTransport } from './create-transport.js';
import type { ResultOf } from './operation-types.js';
import { creditRatings, type CreditRatings } from './resources/credit-ratings.js';
import { creditSchemes, type CreditSchemes } from './resources/credit-schemes.js';
import { creditSummaries, type CreditSummariesOfSubjects } from './resources/credit-summaries.js';
import { facilities, type Facilities } from './resources/facilities.js';
import { inspections, type Inspections } from './resources/inspections.js';
import { penalties, type Penalties } from './resources/penalties.js';
import { plans, type Plans } from './resources/plans.js';
import { practitioners, type Practitioners } from './resources/practitioners.js';
import { scoreRecords, type ScoreRecords } from './resources/score-records.js';
import { scoreRuleSets, type ScoreRuleSets } from './resources/score-rule-sets.js';
import { units, type Units } from './resources/units.js';

/** Everything that a server of the standard offers. */
export interface YijianClient {
  /** Reads what this server is: version of the standard, modules, limits (服务入口). */
  readonly root: (options?: ReadOptions) => Promise<ResultOf<'getApiRoot'>>;
  readonly units: Units;
  readonly facilities: Facilities;
  readonly practitioners: Practitioners;
  readonly creditSchemes: CreditSchemes;
  readonly creditRatings: CreditRatings;
  readonly creditSummaries: CreditSummariesOfSubjects;
  readonly scoreRuleSets: ScoreRuleSets;
  readonly scoreRecords: ScoreRecords;
  readonly inspections: Inspections;
  readonly penalties: Penalties;
  readonly plans: Plans;
}

/**
 * Makes a client of a server that keeps the standard. Sends nothing yet. Calls reject with a `YijianError`, or with a
 * `TypeError` when an argument cannot be sent at all.
 *
 * A page that needs few resources bundles less with `createTransport` and those resources:
 * `facilities(createTransport({ baseUrl }))`.
 *
 * @throws {TypeError} when an option cannot be used; the message says which and what would do.
 */
export function createClient(options: ClientOptions): YijianClient {
  const transport = createTransport(options);
  const root = transport.endpoint(getApiRoot);
  return {
    root: (readOptions) => root({}, readOptions),
    units: units(transport),
    facilities: facilities(transport),
    practitioners: practitioners(transport),
    creditSchemes: creditSchemes(transport),
    creditRatings: creditRatings(transport),
    creditSummaries: creditSummaries(transport),
    scoreRuleSets: scoreRuleSets(transport),
    scoreRecords: scoreRecords(transport),
    inspections: inspections(transport),
    penalties: penalties(transport),
    plans: plans(transport),
  };
}
