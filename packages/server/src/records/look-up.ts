import { setImmediate as turn } from 'node:timers/promises';
import type { CollectionName } from '@yijian/standard/collections';
import type { LookUp } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { recordsById } from './read-records.js';
import type { Db } from './record.js';

/** The ids that are asked for in the same turn, and what will be found. */
interface Question {
  ids: Set<string>;
  answer: Promise<Map<string, JsonObject>>;
}

/** Finds stored documents for the rules of a resource. What many documents ask for at once is one query for each collection. */
export function lookUpIn(db: Db): LookUp {
  const open = new Map<CollectionName, Question>();
  const ask = (collection: CollectionName): Question => {
    const ids = new Set<string>();
    const answer = turn().then(async () => {
      open.delete(collection);
      const records = await recordsById(db, resources[collection], [...ids]);
      return new Map(records.map(({ id, document }) => [id, document]));
    });
    const question = { ids, answer };
    open.set(collection, question);
    return question;
  };
  return async (collection, id) => {
    const { ids, answer } = open.get(collection) ?? ask(collection);
    ids.add(id);
    return (await answer).get(id);
  };
}
