import type { Collection } from '@yijian/standard/collections';
import { type StaticCollection, staticValues } from '@yijian/standard/static-layout';
import { visibleTo } from '../standard.js';

/**
 * The filters of a collection whose place in the record the public sees: by any other, published records could not be
 * told apart, and a list would silently lack some.
 */
export function publicFilters({
  schema,
  filters,
}: Pick<Collection, 'filters'> & Partial<Pick<Collection, 'schema'>>): StaticCollection['filters'] {
  if (schema === undefined) return {};
  return Object.fromEntries(
    Object.entries(filters)
      .filter(([, { at }]) => staticValues(visibleTo('public', schema, recordWith(at)), at).length > 0)
      .map(([name, { at, match }]) => [name, { at, ...(match && { match }) }]),
  );
}

/** A record that holds a text at a place, and nothing else. */
const recordWith = (at: string): unknown =>
  at
    .slice(1)
    .split('/')
    .reduceRight<unknown>((inner, step) => (step === '*' ? [inner] : { [step]: inner }), 'x');
