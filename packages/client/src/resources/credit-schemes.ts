import { createCreditScheme, getCreditScheme, listCreditSchemes, putCreditScheme } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Schemes that say what a credit grade means (信用评价方案). */
export interface CreditSchemes
  extends Readable<'listCreditSchemes', 'getCreditScheme'>, Writable<'createCreditScheme', 'putCreditScheme'> {}

/** Schemes that say what a credit grade means (信用评价方案). */
export const creditSchemes = (transport: Transport): CreditSchemes => ({
  ...readable(transport, { list: listCreditSchemes, get: getCreditScheme }),
  ...writable(transport, { create: createCreditScheme, put: putCreditScheme }),
});
