/** What a caller must know of one operation. */
export interface OperationRow<Id extends string> {
  readonly operationId: Id;
  readonly method: string;
  /** Path template with `{parameters}`, without the version prefix. */
  readonly path: string;
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

/** An operation that no collection has. */
export const operationRow = <Id extends string>(operationId: Id, method: string, path: string): OperationRow<Id> => ({
  operationId,
  method,
  path,
});

/**
 * The reads of a collection. Only its names differ, because a client carries them for every collection: the path is the
 * plural with hyphens.
 */
export function collectionReads<Many extends string, One extends string>(
  many: Many,
  one: One,
): CollectionReads<Many, One> {
  const path = `/${many.replace(/\B[A-Z]/g, '-$&').toLowerCase()}`;
  return {
    list: operationRow(`list${many}`, 'GET', path),
    get: operationRow(`get${one}`, 'GET', `${path}/{id}`),
  };
}

/** The four operations of a collection, put together from what differs: a table of every row would be three times as long. */
export function collectionOperations<Many extends string, One extends string>(
  many: Many,
  one: One,
): CollectionOperations<Many, One> {
  const { list, get } = collectionReads(many, one);
  return {
    list,
    get,
    create: operationRow(`create${one}`, 'POST', list.path),
    put: operationRow(`put${one}`, 'PUT', get.path),
  };
}

/** A kind of record in the plural as one of them: the rule, which few names break. */
const singular = (many: string): string => many.replace(/ies$/, 'y').replace(/(ss|ch|x)es$|s$/, '$1');

/**
 * A collection as one word for `collectionsOf`: its plural; behind it stand `/` and the singular where it is not the rule's,
 * and `-` when the collection is only read.
 */
export const collectionWord = (many: string, one: string, readOnly: boolean): string =>
  `${many}${singular(many) === one ? '' : `/${one}`}${readOnly ? '-' : ''}`;

/** Collections from words of `collectionWord`, blanks between them: for a client that has them all, smaller than a call for each. */
export const collectionsOf = (words: string): CollectionReads<string, string>[] =>
  words.split(' ').map((word) => {
    const [many = '', one = singular(many)] = word.replace('-', '').split('/');
    return (word.endsWith('-') ? collectionReads : collectionOperations)(many, one);
  });
