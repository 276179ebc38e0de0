import { getApiRoot, getCodeTable, getProfile, listCodeTables, listProfiles } from '@yijian/standard/resources';
import type { ClientOptions, ReadOptions } from './client-options.js';
import { createRequest, type RequestFunction } from './create-request.js';
import { createTransport, type Transport } from './create-transport.js';
import type { ResultOf } from './operation-types.js';
import { allResources, type AllResources } from './resources/all-resources.js';
import { cadenceStatuses, type CadenceStatuses } from './resources/cadence-statuses.js';
import { changes, type Changes } from './resources/changes.js';
import { creditSummaries, type CreditSummariesOfSubjects } from './resources/credit-summaries.js';
import { draws, type Draws } from './resources/draws.js';
import { exports, type Exports } from './resources/exports.js';
import { facilities, type Facilities } from './resources/facilities.js';
import { history, type History, withdrawals, type Withdrawals } from './resources/history.js';
import { imports, type Imports } from './resources/imports.js';
import { plans, type Plans } from './resources/plans.js';
import { dueActions, type DueActions, standings, type Standings } from './resources/standings.js';
import { webhookSubscriptions, type WebhookSubscriptions } from './resources/webhook-subscriptions.js';
import { readable, type Readable } from './resources/readable.js';

/** Everything that a server of the standard offers. */
export interface YijianClient extends Omit<AllResources, 'draws' | 'facilities' | 'plans' | 'webhookSubscriptions'> {
  /** The way to the server, for the functions of `@yijian/client/operations`. */
  readonly transport: Transport;
  readonly request: RequestFunction;
  /** Reads what this server is: version of the standard, modules, limits (服务入口). */
  readonly root: (options?: ReadOptions<ResultOf<'getApiRoot'>>) => Promise<ResultOf<'getApiRoot'>>;
  readonly cadenceStatuses: CadenceStatuses;
  readonly changes: Changes;
  readonly creditSummaries: CreditSummariesOfSubjects;
  readonly draws: Draws;
  readonly dueActions: DueActions;
  readonly exports: Exports;
  readonly facilities: Facilities;
  readonly history: History;
  readonly imports: Imports;
  readonly plans: Plans;
  readonly standings: Standings;
  readonly withdrawals: Withdrawals;
  readonly webhookSubscriptions: WebhookSubscriptions;
  /** Profiles of jurisdictions (地方配置). */
  readonly profiles: Readable<'listProfiles', 'getProfile'>;
  /** Code tables of the standard (代码表). */
  readonly codeTables: Readable<'listCodeTables', 'getCodeTable'>;
}

/**
 * Makes a client of a server that keeps the standard. Sends nothing yet. Calls reject with a `YijianError`, or with a
 * `TypeError` when an argument cannot be sent at all.
 *
 * A page that needs few resources bundles less with `createTransport` and those resources:
 * `facilities(createTransport({ baseUrl }))`, or `resource(createTransport({ baseUrl }), penalties)` with `penalties` from
 * `@yijian/client/resources`.
 *
 * @throws {TypeError} when an option cannot be used; the message says which and what would do.
 */
export function createClient(options: ClientOptions): YijianClient {
  const transport = createTransport(options);
  const root = transport.endpoint(getApiRoot);
  return {
    ...allResources(transport),
    transport,
    request: createRequest(transport),
    root: (readOptions) => root({}, readOptions),
    cadenceStatuses: cadenceStatuses(transport),
    changes: changes(transport),
    creditSummaries: creditSummaries(transport),
    draws: draws(transport),
    dueActions: dueActions(transport),
    exports: exports(transport),
    facilities: facilities(transport),
    history: history(transport),
    imports: imports(transport),
    plans: plans(transport),
    standings: standings(transport),
    withdrawals: withdrawals(transport),
    webhookSubscriptions: webhookSubscriptions(transport),
    profiles: readable(transport, { list: listProfiles, get: getProfile }),
    codeTables: readable(transport, { list: listCodeTables, get: getCodeTable }),
  };
}
