import { createPenalty, getPenalty, listPenalties, putPenalty } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Administrative penalties (行政处罚). */
export interface Penalties extends Readable<'listPenalties', 'getPenalty'>, Writable<'createPenalty', 'putPenalty'> {}

/** Administrative penalties (行政处罚). */
export const penalties = (transport: Transport): Penalties => ({
  ...readable(transport, { list: listPenalties, get: getPenalty }),
  ...writable(transport, { create: createPenalty, put: putPenalty }),
});
