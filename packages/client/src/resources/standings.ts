import { getSubjectStanding, listDueActions } from '@yijian/standard/resources';
import type { ListOptions, ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { PageOf, QueryOf, ResultOf } from '../operation-types.js';
import type { Paged } from '../paged.js';
import { pagedEndpoint } from './paged-endpoint.js';

/** Where subjects stand by the rules (监管对象情况). */
export interface Standings {
  /** Reads what the rules make of all that is recorded of a facility or a practitioner, on today or any earlier day. */
  readonly get: (
    id: string,
    parameters?: QueryOf<'getSubjectStanding'>,
    options?: ReadOptions<ResultOf<'getSubjectStanding'>>,
  ) => Promise<ResultOf<'getSubjectStanding'>>;
}

/** Where subjects stand by the rules (监管对象情况). */
export const standings = (transport: Transport): Standings => {
  const get = transport.endpoint(getSubjectStanding);
  return { get: (id, query, options) => get({ path: [id], ...(query && { query }) }, options) };
};

/** What is due or overdue, for authorities (待办事项). */
export interface DueActions {
  /** Pages through what is to be done, by deadline. */
  readonly list: (parameters?: QueryOf<'listDueActions'>, options?: ListOptions) => Paged<PageOf<'listDueActions'>>;
}

/** What is due or overdue, for authorities (待办事项). */
export const dueActions = (transport: Transport): DueActions => {
  const page = pagedEndpoint(transport, listDueActions);
  return { list: (parameters, options) => page([], parameters, options) };
};
