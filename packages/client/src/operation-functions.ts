import type { CollectionName, RecordOf } from '@yijian/standard/collections';
import type { ListOptions, PutOptions, ReadOptions, WriteOptions } from './client-options.js';
import type { Transport } from './create-transport.js';
import type {
  BodyOf,
  Operation,
  OperationId,
  PagedOperationId,
  PageOf,
  QueryOf,
  ReadOperationId,
  ResultOf,
} from './operation-types.js';
import type { Paged } from './paged.js';
import { exports, type ExportOptions, type RecordsOf } from './resources/exports.js';
import { imports, type ImportOptions, type ImportResult } from './resources/imports.js';
import { pagedEndpoint } from './resources/paged-endpoint.js';
import { writeEndpoint } from './write-endpoint.js';

/** Gives the row of an operation when the function is first called, so that one not called costs nothing. */
type Row<Id extends OperationId> = () => Operation<Id>;

/** A function that lists records. */
export function listing<Id extends PagedOperationId>(
  row: Row<Id>,
): (transport: Transport, parameters?: QueryOf<Id>, options?: ListOptions) => Paged<PageOf<Id>> {
  return (transport, parameters, options) => pagedEndpoint(transport, row())([], parameters, options);
}

/** A function that lists what belongs to one record. */
export function listingOf<Id extends PagedOperationId>(
  row: Row<Id>,
): (transport: Transport, id: string, parameters?: QueryOf<Id>, options?: ListOptions) => Paged<PageOf<Id>> {
  return (transport, id, parameters, options) => pagedEndpoint(transport, row())([id], parameters, options);
}

/** A function that reads one record, or what belongs to it. */
export function getting<Id extends ReadOperationId>(
  row: Row<Id>,
): (transport: Transport, id: string, options?: ReadOptions<ResultOf<Id>>) => Promise<ResultOf<Id>> {
  return (transport, id, options) => transport.endpoint(row())({ path: [id] }, options);
}

/** A function that reads what belongs to one record, by parameters. */
export function readingOf<Id extends ReadOperationId>(
  row: Row<Id>,
): (
  transport: Transport,
  id: string,
  parameters?: QueryOf<Id>,
  options?: ReadOptions<ResultOf<Id>>,
) => Promise<ResultOf<Id>> {
  return (transport, id, query, options) => transport.endpoint(row())({ path: [id], ...(query && { query }) }, options);
}

/** A function that reads what is no record. */
export function reading<Id extends ReadOperationId>(
  row: Row<Id>,
): (transport: Transport, parameters?: QueryOf<Id>, options?: ReadOptions<ResultOf<Id>>) => Promise<ResultOf<Id>> {
  return (transport, query, options) => transport.endpoint(row())(query ? { query } : {}, options);
}

/** A function that stores a new record. */
export function creating<Id extends OperationId>(
  row: Row<Id>,
): (transport: Transport, body: BodyOf<Id>, options?: WriteOptions) => Promise<ResultOf<Id>> {
  return (transport, body, options) => writeEndpoint(transport, row())({ body }, options);
}

/** A function that creates or replaces a record under its id. */
export function putting<Id extends OperationId>(
  row: Row<Id>,
): (transport: Transport, id: string, body: BodyOf<Id>, options?: PutOptions) => Promise<ResultOf<Id>> {
  return (transport, id, body, options) => writeEndpoint(transport, row())({ path: [id], body }, options);
}

/** A function that has the server do something with a record. */
export function acting<Id extends OperationId>(
  row: Row<Id>,
): (transport: Transport, id: string, body: BodyOf<Id>, options?: WriteOptions) => Promise<ResultOf<Id>> {
  return putting(row);
}

/** A function that reads a collection as a stream. */
export const exporting =
  (_row: Row<'exportCollection'>) =>
  <Name extends CollectionName>(
    transport: Transport,
    collection: Name,
    parameters?: QueryOf<'exportCollection'>,
    options?: ExportOptions,
  ): RecordsOf<Name> =>
    exports(transport)(collection, parameters, options);

/** A function that stores many records of a collection. */
export const importing =
  (_row: Row<'importCollection'>) =>
  <Name extends CollectionName>(
    transport: Transport,
    collection: Name,
    records: Iterable<RecordOf<Name>> | AsyncIterable<RecordOf<Name>>,
    parameters?: QueryOf<'importCollection'>,
    options?: ImportOptions,
  ): Promise<ImportResult> =>
    imports(transport).send(collection, records, parameters, options);
