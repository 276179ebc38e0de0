import type { CollectionName } from '@yijian/standard/collections';
import { rulesByCollection } from '@yijian/standard/profiles';
import { insertRecords } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import type { SeedPart, SeedStep } from './seed-part.js';

/** The rules of every kind that come with the standard. */
export const profilesPart: SeedPart = {
  name: 'profiles',
  title: 'Rules of places and years',
  parameters: {},
  steps: () =>
    Object.entries(rulesByCollection).map(([collection, records], index, { length }): SeedStep => ({
      store: (tx, stamp) => insertRecords(tx, resources[collection as CollectionName], records, stamp),
      records: records.length,
      share: (index + 1) / length,
    })),
};
