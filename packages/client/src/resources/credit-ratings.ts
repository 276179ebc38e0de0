import { createCreditRating, getCreditRating, listCreditRatings, putCreditRating } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Credit ratings of subjects (信用评价). */
export interface CreditRatings
  extends Readable<'listCreditRatings', 'getCreditRating'>, Writable<'createCreditRating', 'putCreditRating'> {}

/** Credit ratings of subjects (信用评价). */
export const creditRatings = (transport: Transport): CreditRatings => ({
  ...readable(transport, { list: listCreditRatings, get: getCreditRating }),
  ...writable(transport, { create: createCreditRating, put: putCreditRating }),
});
