import { creditSchemes as schemes, scoreRuleSets as ruleSets } from '@yijian/standard/profiles';
import { insertRecords } from '../records/store-records.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import type { SeedPart, SeedStep } from './seed-part.js';

/** The demerit rules and credit schemes that come with the standard. */
export const profilesPart: SeedPart = {
  name: 'profiles',
  title: 'Rule sets and schemes',
  parameters: {},
  steps: () => [step(resources['score-rule-sets'], ruleSets, 0.5), step(resources['credit-schemes'], schemes, 1)],
};

const step = (resource: Resource, documents: readonly unknown[], share: number): SeedStep => ({
  store: (tx, stamp) => insertRecords(tx, resource, documents as JsonObject[], stamp),
  records: documents.length,
  share,
});
