export type * from '@yijian/standard';
export type { AnswerCheck, ReceivedAnswer } from './check-answer.js';
export type {
  CacheOptions,
  CallOptions,
  ClientOptions,
  ListOptions,
  PutOptions,
  ReadOptions,
  RetryOptions,
  TokenProvider,
  WriteOptions,
} from './client-options.js';
export { createClient, type YijianClient } from './create-client.js';
export type { Ask } from './create-memory.js';
export { createRequest, type RequestFunction, type RequestParts } from './create-request.js';
export { createTransport, type Endpoint, type EndpointRequest, type Transport } from './create-transport.js';
export { AbortedError } from './errors/aborted-error.js';
export { ContractError } from './errors/contract-error.js';
export { isYijianError, type AnyYijianError } from './errors/is-yijian-error.js';
export { NetworkError } from './errors/network-error.js';
export { ProblemError } from './errors/problem-error.js';
export { TimeoutError } from './errors/timeout-error.js';
export { YijianError, type ErrorKind, type ErrorOrigin, type ErrorResponse } from './errors/yijian-error.js';
export type { Attempt, Hooks, Outcome } from './hooks.js';
export { logAttempts, type LogEntry, type LogLevel, type LogOptions } from './log-attempts.js';
export type { BodyOf, OperationId, PagedOperationId, PageOf, QueryOf, ResultOf } from './operation-types.js';
export { Paged } from './paged.js';
export { etagOf, responseOf, type AnswerHead } from './response-of.js';
export { cadenceStatuses } from './resources/cadence-statuses.js';
export { history, type History, withdrawals, type Withdrawals } from './resources/history.js';
export { changes, type Changes, type ChangesPage, type FollowOptions } from './resources/changes.js';
export { creditSummaries, type CreditSummariesOfSubjects } from './resources/credit-summaries.js';
export { draws, type Draws } from './resources/draws.js';
export { exports, type ExportOptions, type ExportProgress, type Exports, type RecordsOf } from './resources/exports.js';
export { imports, type ImportOptions, type ImportResult, type Imports } from './resources/imports.js';
export { facilities, type Facilities } from './resources/facilities.js';
export { plans, type Plans } from './resources/plans.js';
export { dueActions, type DueActions, standings, type Standings } from './resources/standings.js';
export { webhookSubscriptions, type WebhookSubscriptions } from './resources/webhook-subscriptions.js';
export { resource, type ResourceOf } from './resources/resource.js';
export type { Readable } from './resources/readable.js';
export type { Writable } from './resources/writable.js';
