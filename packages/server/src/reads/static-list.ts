import type { Cursors } from '../http/cursor.js';
import type { Answer, Reader } from '../http/operation.js';

/**
 * Answers the list of what comes with the standard, page by page, in the order of the ids.
 *
 * @param list id of the operation
 * @param schema of a page
 */
export function staticListReader(
  cursors: Cursors,
  list: string,
  schema: Answer['schema'],
  items: readonly { readonly id: string }[],
): Reader {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (_db, { query, defaults }) => {
    const { cursor, limit: ownLimit, ...filters } = query;
    const position = cursor === undefined ? undefined : cursors.open(cursor as string, list, filters);
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const behind = sorted.filter(({ id }) => position === undefined || id > position.after);
    const data = behind.slice(0, limit);
    const last = behind.length > limit ? data.at(-1) : undefined;
    const nextCursor = last && cursors.seal({ list, filters, limit, after: last.id });
    return Promise.resolve({
      status: 200,
      schema,
      value: { data, page: { limit, ...(nextCursor !== undefined && { nextCursor }) } },
      ...(nextCursor !== undefined && { next: { cursor: nextCursor, limit } }),
    });
  };
}
