import { facilities as operations, getFacilityTimeline } from '@yijian/standard/resources';
import type { ListOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { PageOf, QueryOf } from '../operation-types.js';
import type { Paged } from '../paged.js';
import { pagedEndpoint } from './paged-endpoint.js';
import { resource, type ResourceOf } from './resource.js';

/** Medical and health institutions (医疗卫生机构). */
export type Facilities = ResourceOf<typeof operations> & {
  /**
   * The facility's supervision life, newest event first (监管时间线). The first page has an overview of all events that
   * match.
   */
  readonly timeline: (
    id: string,
    parameters?: QueryOf<'getFacilityTimeline'>,
    options?: ListOptions,
  ) => Paged<PageOf<'getFacilityTimeline'>>;
};

/** Medical and health institutions (医疗卫生机构). */
export const facilities = (transport: Transport): Facilities => {
  const timeline = pagedEndpoint(transport, getFacilityTimeline);
  return {
    ...resource(transport, operations),
    timeline: (id, parameters, options) => timeline([id], parameters, options),
  };
};
