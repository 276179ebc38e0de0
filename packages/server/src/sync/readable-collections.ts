import type { Audience } from '@yijian/rules';
import { type Collection, type CollectionName, collections } from '@yijian/standard/collections';
import { tokenNeeded } from '../http/authentication.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { shown } from '../http/shown.js';

const byName = new Map<string, Collection>(collections.map((collection) => [collection.name, collection]));

/** Names of the collections that an audience may read. */
export const readableCollections = (audience: Audience): CollectionName[] =>
  collections.filter(({ read }) => read === 'public' || audience === 'government').map(({ name }) => name);

/**
 * The collection of a name.
 *
 * @param place the query parameter that names it, or the pointer to it in the body; without either, the path does
 * @throws ProblemError `not-found`, `bad-request` when a parameter names it, `unprocessable` when the body does
 */
export function collectionNamed(name: string, place?: { parameter: string } | { pointer: string }): Collection {
  const collection = byName.get(name);
  if (collection) return collection;
  const detail = {
    zh: `没有名为 ${shown(name)} 的集合；可用的有：${[...byName.keys()].join('、')}。`,
    en: `There is no collection ${shown(name)}; there is ${[...byName.keys()].join(', ')}.`,
  };
  throw place
    ? faultyRequest('parameter' in place ? 'bad-request' : 'unprocessable', [{ ...place, code: 'collection', detail }])
    : new ProblemError('not-found', detail);
}

/** @throws ProblemError `unauthorized` for a collection that needs a token which the reader has not */
export function requireReadable(collection: CollectionName, audience: Audience): void {
  if (!readableCollections(audience).includes(collection)) throw tokenNeeded();
}
