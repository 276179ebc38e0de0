import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { profiles, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { importRecords } from '../commands/import.js';
import { createServer } from '../create-server.js';
import { insertRecords } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import { seed } from '../seed/seed.js';
import { migrate } from '../store/migrate.js';
import { openPGlite } from '../store/open-pglite.js';
import { openPostgresql } from '../store/open-postgresql.js';
import { deriveDueActions, deriveNextDue } from './derive-due-actions.js';
import { startDeriving } from './start-deriving.js';

const withToken = { authorization: `Bearer ${TOKEN}` };
const now = new Date('2025-06-10T04:00:00Z');

const facility = (id: string, regionCode = '520102') => ({
  id,
  name: `示例诊所 ${id}（虚构）`,
  categoryCode: 'D211',
  regionCode,
  bedCount: 0,
  status: 'operating',
  openedOn: '2021-02-20',
  licence: { number: 'X1', validFrom: '2021-02-20', verificationCycleYears: 1 },
  licenceEvents: [{ kind: 'issued', occurredOn: '2021-02-20' }],
});

const cadence = (id: string, jurisdiction?: string) => ({
  id,
  name: `自查频次 ${id}（虚构）`,
  ...(jurisdiction !== undefined && { jurisdiction }),
  basis: '虚构示例规则',
  confidence: 'fictional',
  kinds: [{ kind: 'full', requiredCount: 1, intervalMonths: 6 }],
  effectiveFrom: '2025-01-01',
});

describe('a rule that touches many subjects', () => {
  const many = 1200;
  const ids = Array.from({ length: many }, (_, index) => `fac-${String(index).padStart(4, '0')}`);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(profiles, () => now);
    const stamp = { at: now, by: 'test' };
    const documents = [...ids.map((id) => facility(id)), facility('fac-elsewhere', '520302')];
    await server.store.db.transaction().execute((tx) => insertRecords(tx, resources.facilities, documents, stamp));
    await deriveDueActions(server.store.db, now);
  });
  afterAll(() => server?.close());

  const store = async (rule: { id: string }) => {
    const { status, text } = await server.write('PUT', `/v1/self-inspection-cadences/${rule.id}`, rule, {
      'if-none-match': '*',
    });
    expect([status, text]).toEqual([201, expect.anything()]);
  };
  const ruleOf = async (id: string): Promise<string> => {
    const { json } = await server.get(
      `/v1/due-actions?subjectId=${id}&kind=self-inspection&until=2026-12-31`,
      withToken,
    );
    return json.data[0].provenance.rule.id;
  };
  const all = () =>
    server.store.db.selectFrom('due_actions').selectAll().orderBy('subject_id').orderBy('action_id').execute();

  it('is followed in batches that go on where one was cut short, each subject once whoever derives', async () => {
    expect(await ruleOf(ids[0]!)).toBe('national-2021');
    await store(cadence('prefecture-a', '520100'));
    await store(cadence('county-a', '520102'));
    expect(await ruleOf(ids[0]!), 'the write waits for none of them').toBe('national-2021');
    const first = await deriveNextDue(server.store.db, now);
    expect(first).toBeLessThan(many);
    expect(await ruleOf(ids[0]!)).toBe('county-a');
    expect(await ruleOf(ids.at(-1)!), 'the others have what they had').toBe('national-2021');

    const done = [0, 0, 0];
    await Promise.all(
      done.map((_, process) => deriveDueActions(server.store.db, now, (subjects) => (done[process] = subjects))),
    );
    expect(first! + done.reduce((sum, subjects) => sum + subjects, 0)).toBe(many);
    for (const id of [ids[600]!, ids.at(-1)!]) expect(await ruleOf(id)).toBe('county-a');
    expect(await ruleOf('fac-elsewhere')).toBe('national-2021');

    const inBatches = await all();
    await server.store.db.deleteFrom('derivations').where('name', '=', 'due-actions').execute();
    await deriveDueActions(server.store.db, now);
    expect(inBatches).toEqual(await all());
  });

  it('is followed by a server in the background', async () => {
    const faults: unknown[] = [];
    const deriving = startDeriving({ db: server.store.db, now: () => now, onError: (error) => faults.push(error) });
    await store(cadence('prefecture-b', '520300'));
    await expect.poll(() => ruleOf('fac-elsewhere'), { timeout: 30_000 }).toBe('prefecture-b');
    await deriving.stop();
    expect(faults).toEqual([]);
  });
});

it('an imported database has the same to be done as one that was written through the API', async () => {
  const records = {
    units: [{ id: 'unit-a', name: '示例卫生健康局（虚构）', kind: 'health-authority', regionCode: '520102' }],
    facilities: [facility('fac-a'), facility('fac-b', '520302')],
    inspections: [
      {
        id: 'ins-a',
        facilityId: 'fac-a',
        kind: 'routine',
        inspectedOn: '2026-05-06',
        unit: { id: 'unit-a' },
        findings: [
          {
            id: 'fnd-a',
            severity: 'general',
            description: '示例问题（虚构）',
            rectification: { id: 'rec-a', kind: 'planned', dueOn: '2026-06-05', status: 'open' },
          },
        ],
      },
    ],
  };
  const query = '/v1/due-actions?until=2030-12-31';
  const written = await startTestServer(profiles);
  await deriveDueActions(written.store.db, new Date());
  for (const [collection, documents] of Object.entries(records))
    for (const document of documents) {
      const { status, text } = await written.write('PUT', `/v1/${collection}/${document.id}`, document, {
        'if-none-match': '*',
      });
      expect([status, text]).toEqual([201, expect.anything()]);
    }
  const expected = (await written.get(query, withToken)).json.data;
  await written.close();
  expect(expected.map(({ kind }: { kind: string }) => kind)).toContain('rectification');

  await withFolder(async (folder) => {
    const schema = onPostgresql ? await makeTestSchema() : undefined;
    const open = () => (schema ? openPostgresql(schema.address) : openPGlite(path.join(folder, 'database')));
    const empty = await open();
    await migrate(empty);
    await seed(
      empty.db,
      profiles,
      () => new Date(),
      () => undefined,
    );
    await empty.close();
    const files = path.join(folder, 'files');
    await mkdir(files);
    for (const [collection, documents] of Object.entries(records))
      await writeFile(
        path.join(files, `${collection}.ndjson`),
        documents.map((document) => `${JSON.stringify(document)}\n`).join(''),
      );
    const out = new PassThrough().resume() as unknown as NodeJS.WriteStream;
    const env = { YIJIAN_DATA: folder, ...(schema && { DATABASE_URL: schema.address }) };
    expect(await importRecords([files], { by: 'test' }, { env, output: out, errors: out })).toBe(0);
    const store = await open();
    const app = await createServer({ db: store.db, changes: store.changes, token: TOKEN });
    const { body } = await app.inject({ method: 'GET', url: query, headers: withToken });
    await app.close();
    await store.close();
    await schema?.drop();
    expect((JSON.parse(body) as { data: unknown }).data).toEqual(expected);
  });
});
