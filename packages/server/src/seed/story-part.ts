import type { PlanMatrix } from '@yijian/standard';
import { type CollectionName, collections } from '@yijian/standard/collections';
import { examples, story } from '@yijian/standard/story';
import { storedMatrix } from '../plans/stored-matrix.js';
import { idOf } from '../records/record.js';
import { planMatrices } from '../resources/plan-matrices.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { insertMissing } from './insert-missing.js';
import type { SeedPart } from './seed-part.js';

/** A record and where it belongs. */
interface Entry {
  resource: Resource;
  document: JsonObject;
}

/**
 * The fictional clinic whose story the examples of the standard tell, as everything stands at its end, and the examples of all other
 * collections, so that every list has something to show. Subscriptions to this server are left out: they would be served.
 */
export const storyPart: SeedPart = {
  name: 'story',
  title: 'Story of a clinic (fictional)',
  parameters: {},
  steps: () => {
    const entries = [...lastOfEach(story.flatMap(entriesOf)), ...otherExamples];
    return [
      {
        store: async (tx, stamp) => {
          for (const { resource, document } of entries) await insertMissing(tx, resource, [document], stamp);
        },
        records: entries.length,
        share: 1,
      },
    ];
  },
};

const nameBySchema = new Map<string, CollectionName>(collections.map(({ schema, name }) => [schema, name]));

/** The records that a request of the story stores; a matrix brings its units and its plan. */
function entriesOf({ schema, body }: (typeof story)[number]): Entry[] {
  if (schema !== 'PlanMatrix')
    return [{ resource: resources[nameBySchema.get(schema) as CollectionName], document: { ...body } }];
  const matrix = body as unknown as PlanMatrix;
  return [
    ...matrix.units.map((document) => ({ resource: resources.units, document })),
    { resource: resources.plans, document: matrix.plan },
    { resource: planMatrices, document: storedMatrix(matrix) as unknown as JsonObject },
  ];
}

const otherExamples = collections
  .filter(({ module }) => module !== 'sync')
  .map(({ name }): Entry => ({ resource: resources[name], document: { ...examples[name] } }));

/** Each record as the last of the entries has it, in the order in which they first come. */
function lastOfEach(entries: readonly Entry[]): Iterable<Entry> {
  const byPlace = new Map<string, Entry>();
  for (const entry of entries) byPlace.set(`${entry.resource.name}/${idOf(entry.document)}`, entry);
  return byPlace.values();
}
