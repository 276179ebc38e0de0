import { getPlanLoad, getPlanMatrix, plans as operations, putPlanMatrix } from '@yijian/standard/resources';
import type { PutOptions, ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { BodyOf, QueryOf, ResultOf } from '../operation-types.js';
import { resource, type ResourceOf } from './resource.js';
import { writeEndpoint } from '../write-endpoint.js';

/** Supervision plans (监管方案). */
export type Plans = ResourceOf<typeof operations> & {
  /** Reads everything that a matrix of tasks against units shows (任务分工矩阵). */
  readonly matrix: (id: string, options?: ReadOptions<ResultOf<'getPlanMatrix'>>) => Promise<ResultOf<'getPlanMatrix'>>;
  /** Reads how many tasks fall upon each unit, by role and progress (任务负荷). */
  readonly load: (
    id: string,
    parameters?: QueryOf<'getPlanLoad'>,
    options?: ReadOptions<ResultOf<'getPlanLoad'>>,
  ) => Promise<ResultOf<'getPlanLoad'>>;
  /**
   * Creates or replaces a whole plan with its tasks, assignments, stages and duties. Needs a token; replacing needs
   * `ifMatch`.
   */
  readonly putMatrix: (
    id: string,
    body: BodyOf<'putPlanMatrix'>,
    options?: PutOptions,
  ) => Promise<ResultOf<'putPlanMatrix'>>;
};

/** Supervision plans (监管方案). */
export const plans = (transport: Transport): Plans => {
  const matrix = transport.endpoint(getPlanMatrix);
  const load = transport.endpoint(getPlanLoad);
  const putMatrix = writeEndpoint(transport, putPlanMatrix);
  return {
    ...resource(transport, operations),
    matrix: (id, options) => matrix({ path: [id] }, options),
    load: (id, query, options) => load({ path: [id], ...(query && { query }) }, options),
    putMatrix: (id, body, options) => putMatrix({ path: [id], body }, options),
  };
};
