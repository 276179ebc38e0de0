import type { LookUp } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { findRecord } from './read-records.js';
import type { Db } from './record.js';

/** Finds stored documents for the rules of a resource. */
export const lookUpIn =
  (db: Db): LookUp =>
  async (collection, id) =>
    (await findRecord(db, resources[collection], id))?.document;
