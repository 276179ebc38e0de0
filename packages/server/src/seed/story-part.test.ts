import { codeTables } from '@yijian/standard/codes';
import { collections } from '@yijian/standard/collections';
import { story } from '@yijian/standard/story';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_OF, everything, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { claimFaults, referenceFaults, ruleFaults } from '../records/document-faults.js';
import { allRecords } from '../records/read-records.js';
import { resources } from '../resources/resources.js';
import { sampleRegion } from '../sample-region/index.js';
import { seed } from './seed.js';
import { storyPart } from './story-part.js';

const authorization = `Bearer ${TOKEN}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server?.close());

describe('a new server', () => {
  it.each(collections.filter(({ module }) => module !== 'sync'))('has something in $name', async ({ name }) => {
    const { status, json } = await server.get(`/v1/${name}?limit=1`, { authorization });
    expect(status).toBe(200);
    expect(json.data).toHaveLength(1);
  });

  it('sends nothing to anybody: it holds no subscription', async () => {
    const subscriptions = collections.filter(({ module }) => module === 'sync');
    for (const { name } of subscriptions)
      expect((await server.get(`/v1/${name}`, { authorization })).json.data).toEqual([]);
  });

  it('holds only records that keep the rules and name what is there', async () => {
    const faults = await server.store.db.transaction().execute(async (tx) => {
      const found: string[] = [];
      for (const resource of Object.values(resources)) {
        for (const { id, document } of await allRecords(tx, resource)) {
          const own = [
            ...(await ruleFaults(tx, resource, document)),
            ...(await referenceFaults(tx, resource, document)),
            ...(await claimFaults(tx, resource, document)),
          ];
          found.push(...own.map(({ pointer, detail }) => `${resource.name}/${id}${pointer}: ${detail.en}`));
        }
      }
      return found;
    });
    expect(faults).toEqual([]);
  });

  it('tells the story of the clinic on its timeline', async () => {
    const clinic = story.find(({ schema }) => schema === 'Inspection')?.body['facilityId'] as string;
    const { json } = await server.get(`/v1/facilities/${clinic}/timeline`, { authorization });
    const kinds = codeTables.find(({ id }) => id === 'event-kind')?.codes.map(({ code }) => code);
    expect(new Set(json.data.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(kinds));
  });

  it('keeps the units of the sample region as the region has them', async () => {
    for (const { kind, record } of sampleRegion({ facilities: 8, asOf: AS_OF })) {
      if (kind !== 'unit') continue;
      const { json } = await server.get(`/v1/units/${record.id}`, { authorization });
      expect(json).toMatchObject(record);
    }
  });
});

it('the story leaves a record alone that has the id of one of its own', async () => {
  const { db } = server.store;
  const step = story.find(({ operationId }) => operationId === 'createPenalty');
  const id = step?.body['id'] as string;
  await sql`update penalties set document = jsonb_set(document, '{content}', '"own"') where id = ${id}`.execute(db);
  await db.deleteFrom('seed_parts').where('part', '=', storyPart.name).execute();
  await seed(
    db,
    [storyPart],
    () => new Date(),
    () => undefined,
  );
  expect((await server.get(`/v1/penalties/${id}`, { authorization })).json.content).toBe('own');
});
