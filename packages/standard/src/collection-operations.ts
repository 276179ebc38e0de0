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

export function collectionReads<Many extends string, One extends string>(
  many: Many,
  one: One,
  path: string,
  filters: readonly string[],
): CollectionReads<Many, One> {
  return {
    list: {
      operationId: `list${many}`,
      method: 'GET',
      path,
      queryParameters: [...filters, 'updatedSince', 'limit', 'cursor'],
    },
    get: { operationId: `get${one}`, method: 'GET', path: `${path}/{id}`, queryParameters: none },
  };
}

/** The four operations of a collection, put together from what differs: a table of every row would be three times as long. */
export function collectionOperations<Many extends string, One extends string>(
  many: Many,
  one: One,
  path: string,
  filters: readonly string[],
): CollectionOperations<Many, One> {
  return {
    ...collectionReads(many, one, path, filters),
    create: { operationId: `create${one}`, method: 'POST', path, queryParameters: none },
    put: { operationId: `put${one}`, method: 'PUT', path: `${path}/{id}`, queryParameters: none },
  };
}
