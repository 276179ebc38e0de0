import { createScoreRecord, getScoreRecord, listScoreRecords, putScoreRecord } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Demerit points given (记分记录). */
export interface ScoreRecords
  extends Readable<'listScoreRecords', 'getScoreRecord'>, Writable<'createScoreRecord', 'putScoreRecord'> {}

/** Demerit points given (记分记录). */
export const scoreRecords = (transport: Transport): ScoreRecords => ({
  ...readable(transport, { list: listScoreRecords, get: getScoreRecord }),
  ...writable(transport, { create: createScoreRecord, put: putScoreRecord }),
});
