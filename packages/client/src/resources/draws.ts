import {
  cancelDraw,
  carryOutDraw,
  draws as operations,
  prepareDraw,
  withdrawFromDraw,
} from '@yijian/standard/resources';
import type { WriteOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { BodyOf, Operation, OperationId, ResultOf } from '../operation-types.js';
import { resource, type ResourceOf } from './resource.js';
import { writeEndpoint } from '../write-endpoint.js';

type Act<Id extends OperationId> = (id: string, body: BodyOf<Id>, options?: WriteOptions) => Promise<ResultOf<Id>>;

/** Random draws of whom to inspect and by whom, which anyone can compute again (双随机抽取). */
export type Draws = ResourceOf<typeof operations> & {
  /** Freezes the pools and publishes the commitment to a seed (准备抽取). */
  readonly prepare: Act<'prepareDraw'>;
  /** Reveals the seed and stores the result (执行抽取). */
  readonly carryOut: Act<'carryOutDraw'>;
  /** Lets the next ticket take the place of a subject or an inspector that fell out (退出与递补). */
  readonly withdraw: Act<'withdrawFromDraw'>;
  /** Ends a draw without a result, and reveals its seed (取消抽取). */
  readonly cancel: Act<'cancelDraw'>;
};

/** Random draws of whom to inspect and by whom, which anyone can compute again (双随机抽取). */
export const draws = (transport: Transport): Draws => {
  const act = <Id extends OperationId>(operation: Operation<Id>): Act<Id> => {
    const send = writeEndpoint(transport, operation);
    return (id, body, options) => send({ path: [id], body }, options);
  };
  return {
    ...resource(transport, operations),
    prepare: act(prepareDraw),
    carryOut: act(carryOutDraw),
    withdraw: act(withdrawFromDraw),
    cancel: act(cancelDraw),
  };
};
