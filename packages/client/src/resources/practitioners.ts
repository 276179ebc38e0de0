import { createPractitioner, getPractitioner, listPractitioners, putPractitioner } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Physicians, nurses and other health workers (医疗卫生人员). */
export interface Practitioners
  extends Readable<'listPractitioners', 'getPractitioner'>, Writable<'createPractitioner', 'putPractitioner'> {}

/** Physicians, nurses and other health workers (医疗卫生人员). */
export const practitioners = (transport: Transport): Practitioners => ({
  ...readable(transport, { list: listPractitioners, get: getPractitioner }),
  ...writable(transport, { create: createPractitioner, put: putPractitioner }),
});
