import { createWithdrawal, listRecordVersions } from '@yijian/standard/resources';
import type { ListOptions, WriteOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { BodyOf, PageOf, QueryOf, ResultOf } from '../operation-types.js';
import type { Paged } from '../paged.js';
import { pagedEndpoint } from './paged-endpoint.js';
import { writeEndpoint } from '../write-endpoint.js';

/** Versions of a record, for authorities (记录历史). */
export interface History {
  /** Pages through the versions of one record, the first one first: who stored it, when, why, and what it changed. */
  readonly list: (
    parameters: QueryOf<'listRecordVersions'>,
    options?: ListOptions,
  ) => Paged<PageOf<'listRecordVersions'>>;
}

/** Versions of a record, for authorities (记录历史). */
export const history = (transport: Transport): History => {
  const page = pagedEndpoint(transport, listRecordVersions);
  return { list: (parameters, options) => page([], parameters, options) };
};

/** Withdrawals of records that should never have been there (记录撤回). */
export interface Withdrawals {
  /** Takes a record out of everything but its history. `recordEtag` is what `etagOf` gives for it. */
  readonly create: (body: BodyOf<'createWithdrawal'>, options?: WriteOptions) => Promise<ResultOf<'createWithdrawal'>>;
}

/** Withdrawals of records that should never have been there (记录撤回). */
export const withdrawals = (transport: Transport): Withdrawals => {
  const create = writeEndpoint(transport, createWithdrawal);
  return { create: (body, options) => create({ body }, options) };
};
