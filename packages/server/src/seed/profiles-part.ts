import type { CollectionName } from '@yijian/standard/collections';
import { rulesByCollection } from '@yijian/standard/profiles';
import { resources } from '../resources/resources.js';
import { insertMissing } from './insert-missing.js';
import type { SeedPart, SeedStep } from './seed-part.js';

/** The rules of every kind that come with the standard. Version 0.1 stored some of them in a part of another name. */
export const profilesPart: SeedPart = {
  name: 'rules',
  title: 'Rules of places and years',
  parameters: {},
  steps: () =>
    Object.entries(rulesByCollection).map(([collection, records], index, { length }): SeedStep => ({
      store: (tx, stamp) => insertMissing(tx, resources[collection as CollectionName], records, stamp),
      records: records.length,
      share: (index + 1) / length,
    })),
};
