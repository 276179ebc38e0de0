import {
  createFacility,
  getFacility,
  getFacilityTimeline,
  listFacilities,
  putFacility,
} from '@yijian/standard/operations';
import type { ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { PageOf, QueryOf } from '../operation-types.js';
import type { Paged } from '../paged.js';
import { pagedEndpoint } from './paged-endpoint.js';
import { readable, type Readable } from './readable.js';
import { writable, type Writable } from './writable.js';

/** Medical and health institutions (医疗卫生机构). */
export interface Facilities
  extends Readable<'listFacilities', 'getFacility'>, Writable<'createFacility', 'putFacility'> {
  /**
   * The facility's supervision life, newest event first (监管时间线). The first page has an overview of all events that
   * match.
   */
  readonly timeline: (
    id: string,
    parameters?: QueryOf<'getFacilityTimeline'>,
    options?: ReadOptions,
  ) => Paged<PageOf<'getFacilityTimeline'>>;
}

/** Medical and health institutions (医疗卫生机构). */
export const facilities = (transport: Transport): Facilities => {
  const timeline = pagedEndpoint(transport, getFacilityTimeline);
  return {
    ...readable(transport, { list: listFacilities, get: getFacility }),
    ...writable(transport, { create: createFacility, put: putFacility }),
    timeline: (id, parameters, options) => timeline([id], parameters, options),
  };
};
