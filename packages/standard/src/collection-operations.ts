/** What a caller must know of one operation. */
export interface OperationRow<Id extends string> {
  readonly operationId: Id;
  readonly method: string;
  /** Path template with `{parameters}`, without the version prefix. */
  readonly path: string;
  readonly queryParameters: readonly string[];
}

/** The operations that every collection has; `list` and `get` only, where records are written as part of something else. */
export interface CollectionReads<Many extends string, One extends string> {
  readonly list: OperationRow<`list${Many}`>;
  readonly get: OperationRow<`get${One}`>;
}
export interface CollectionOperations<Many extends string, One extends string> extends CollectionReads<Many, One> {
  readonly create: OperationRow<`create${One}`>;
  readonly put: OperationRow<`put${One}`>;
}

const none: readonly string[] = [];
const words = (text: string): string[] => (text ? text.split(' ') : []);

/** An operation that no collection has. */
export const operationRow = <Id extends string>(
  operationId: Id,
  method: string,
  path: string,
  parameters = '',
): OperationRow<Id> => ({ operationId, method, path, queryParameters: words(parameters) });

/**
 * The reads of a collection. What differs is said as short as can be, because a client carries it for every collection:
 * the path is the plural with hyphens, filters stand in one text, and of a date filter only what stands before `From`
 * and `To`.
 */
export function collectionReads<Many extends string, One extends string>(
  many: Many,
  one: One,
  filters: string,
  dates = '',
): CollectionReads<Many, One> {
  const path = `/${many.replace(/\B[A-Z]/g, '-$&').toLowerCase()}`;
  const ranges = words(dates).flatMap((date) => [`${date}From`, `${date}To`]);
  return {
    list: {
      operationId: `list${many}`,
      method: 'GET',
      path,
      queryParameters: [...words(filters), ...ranges, ...(dates ? ['sort'] : []), 'updatedSince', 'limit', 'cursor'],
    },
    get: { operationId: `get${one}`, method: 'GET', path: `${path}/{id}`, queryParameters: none },
  };
}

/** The four operations of a collection, put together from what differs: a table of every row would be three times as long. */
export function collectionOperations<Many extends string, One extends string>(
  many: Many,
  one: One,
  filters: string,
  dates?: string,
): CollectionOperations<Many, One> {
  const { list, get } = collectionReads(many, one, filters, dates);
  return {
    list,
    get,
    create: { operationId: `create${one}`, method: 'POST', path: list.path, queryParameters: none },
    put: { operationId: `put${one}`, method: 'PUT', path: get.path, queryParameters: none },
  };
}

/** A kind of record in the plural as one of them: the rule, which few names break. */
const singular = (many: string): string => many.replace(/ies$/, 'y').replace(/(ss|ch|x)es$|s$/, '$1');

/**
 * A collection as one line for `collectionsOf`: plural, filters and dates with colons between them; behind the plural
 * stand `/` and the singular where it is not the rule's, and `-` when the collection is only read.
 */
export const collectionLine = (many: string, one: string, readOnly: boolean, filters: string, dates: string): string =>
  [`${many}${singular(many) === one ? '' : `/${one}`}${readOnly ? '-' : ''}`, filters, ...(dates ? [dates] : [])].join(
    ':',
  );

/** Collections from lines of `collectionLine`: for a client that has them all, smaller than a call for each. */
export const collectionsOf = (lines: string): CollectionReads<string, string>[] =>
  lines.split('\n').map((line) => {
    const [name = '', filters = '', dates] = line.split(':');
    const [many = '', one = singular(many)] = name.replace('-', '').split('/');
    return (name.endsWith('-') ? collectionReads : collectionOperations)(many, one, filters, dates);
  });
