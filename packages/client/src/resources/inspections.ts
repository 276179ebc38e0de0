import { createInspection, getInspection, listInspections, putInspection } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Inspections with findings and rectifications (监督检查). */
export interface Inspections
  extends Readable<'listInspections', 'getInspection'>, Writable<'createInspection', 'putInspection'> {}

/** Inspections with findings and rectifications (监督检查). */
export const inspections = (transport: Transport): Inspections => ({
  ...readable(transport, { list: listInspections, get: getInspection }),
  ...writable(transport, { create: createInspection, put: putInspection }),
});
