import { createUnit, getUnit, listUnits, putUnit } from '@yijian/standard/operations';
import type { Transport } from '../create-transport.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Departments and other units (部门及其他单位). */
export interface Units extends Readable<'listUnits', 'getUnit'>, Writable<'createUnit', 'putUnit'> {}

/** Departments and other units (部门及其他单位). */
export const units = (transport: Transport): Units => ({
  ...readable(transport, { list: listUnits, get: getUnit }),
  ...writable(transport, { create: createUnit, put: putUnit }),
});
