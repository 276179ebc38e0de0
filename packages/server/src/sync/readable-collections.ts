import { type Collection, type CollectionName, collections } from '@yijian/standard/collections';
import type { Caller } from '../access/caller.js';
import { mayReadOwn } from '../access/own-records.js';
import { insufficientScope, tokenNeeded } from '../access/refusals.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { shown } from '../http/shown.js';
import { describeOperation } from '../standard.js';

const byName = new Map<string, Collection>(collections.map((collection) => [collection.name, collection]));

/** Names of the collections that a caller may read, of some perhaps only the records that it keeps. */
export const readableCollections = (caller: Caller): CollectionName[] =>
  collections
    .filter(
      (collection) =>
        collection.read === 'public' || caller.audience === 'government' || mayReadOwn(caller, collection),
    )
    .map(({ name }) => name);

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

/** @throws ProblemError `unauthorized` or `forbidden` for a collection that the caller may not read */
export function requireReadable(collection: CollectionName, caller: Caller): void {
  if (readableCollections(caller).includes(collection)) return;
  throw caller.identified ? insufficientScope(caller, listSecurity(collection)) : tokenNeeded();
}

/** Scopes that reading a collection needs, as the description says of its list. */
const listSecurity = (collection: CollectionName): readonly (readonly string[])[] =>
  describeOperation(`/${collection}`, 'GET').security;
