import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test/test-server.ts';
import { historyHash } from './history-hash.js';
import { sealHistory } from './seal-history.js';
import { type Finding, type Verified, verifyHistory } from './verify-history.js';

let server: TestServer;
let pristine: string;

const now = (): Date => new Date('2026-06-30T12:00:00Z');

const verify = async (keptSeal?: string): Promise<{ findings: Finding[]; verified: Verified }> => {
  const findings: Finding[] = [];
  const verified = await verifyHistory(server.store.db, {
    ...(keptSeal !== undefined && { keptSeal }),
    onFinding: (finding) => findings.push(finding),
  });
  expect(verified.findings).toBe(findings.length);
  return { findings, verified };
};

const run = async (...statements: string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(server.store.db);
};

/** What someone does who may do everything in the database. */
const tamper = async (...statements: string[]): Promise<void> => {
  await run('alter table history disable trigger user', 'alter table history_seals disable trigger user');
  await run(...statements);
};

const tables = ['units', 'history', 'history_seals'];

beforeAll(async () => {
  server = await startTestServer([]);
  for (const id of ['u-1', 'u-2', 'u-3']) {
    const unit = { id, name: '虚构单位', kind: 'court' };
    const created = await server.write('POST', '/v1/units', unit);
    expect(created.status).toBe(201);
    let etag = created.headers.get('etag');
    for (const name of ['更名一', '更名二']) {
      const replaced = await server.write('PUT', `/v1/units/${id}`, { ...unit, name }, { 'if-match': etag ?? '' });
      expect(replaced.status).toBe(200);
      etag = replaced.headers.get('etag');
    }
    // Each record ends in a block of its own.
    expect(await sealHistory(server.store.db, now)).toBe(1);
  }
  await run(...tables.map((table) => `create table kept_${table} as select * from ${table}`));
  pristine = (await verify()).verified.lastSeal ?? '';
});
afterEach(async () => {
  await tamper(
    'alter table history drop constraint if exists history_record',
    ...tables.flatMap((table) => [
      `truncate ${table}`,
      `insert into ${table} overriding system value select * from kept_${table}`,
    ]),
    'alter table history add constraint history_record unique (resource, record_id, version)',
    'alter table history enable trigger user',
    'alter table history_seals enable trigger user',
  );
});
afterAll(() => server?.close());

it('finds nothing in what the server has stored, and tells the last seal', async () => {
  const { findings, verified } = await verify(pristine);
  expect(findings).toEqual([]);
  expect(verified).toEqual({
    records: 3,
    versions: 9,
    withdrawn: 0,
    seals: 3,
    unsealed: 0,
    findings: 0,
    lastSeal: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

it('knows every seal that was printed before, and no other', async () => {
  const { rows } = await sql<{ hash: string }>`select encode(hash, 'hex') as hash from history_seals`.execute(
    server.store.db,
  );
  for (const { hash } of rows) expect((await verify(hash)).findings).toEqual([]);
  expect((await verify('0'.repeat(64))).findings).toEqual([{ fault: 'kept-seal', expected: '0'.repeat(64) }]);
});

it('counts what is not sealed yet', async () => {
  expect((await server.write('POST', '/v1/units', { id: 'u-4', name: '虚构', kind: 'court' })).status).toBe(201);
  expect((await verify()).verified).toMatchObject({ versions: 10, unsealed: 1, findings: 0 });
});

describe('the database itself refuses', () => {
  it.each([
    `update history set stored_by = 'x'`,
    `delete from history where version = 99`,
    'truncate history',
    'update history_seals set versions = 1',
    'delete from history_seals',
    'truncate history_seals',
  ])('%s', async (statement) => {
    await expect(run(statement)).rejects.toThrow(/is only ever added to/);
  });
});

const of = (recordId: string, version?: number) => ({
  collection: 'units',
  recordId,
  ...(version !== undefined && { version }),
});
const one = (id: string, version: number): string =>
  `where resource = 'units' and record_id = '${id}' and version = ${version}`;
const block = (seal: number): object => ({ seal, from: expect.any(String), to: expect.any(String) });
const changed = (seal: number) => expect.objectContaining({ fault: 'sealed-versions', ...block(seal) });

describe('a version whose column was changed', () => {
  it.each([
    ['document', `document = jsonb_set(document, '{name}', '"改"')`],
    ['stored_at', `stored_at = stored_at - interval '1 day'`],
    ['stored_at by less than the server can write', `stored_at = stored_at + interval '1 microsecond'`],
    ['stored_by', `stored_by = 'somebody else'`],
    ['reason', `reason = 'invented'`],
    ['withdrawn', 'withdrawn = true'],
  ])('is named: %s', async (_, change) => {
    await tamper(`update history set ${change} ${one('u-2', 2)}`);
    expect((await verify()).findings).toEqual([{ fault: 'content', ...of('u-2', 2) }]);
  });

  it('is named: hash', async () => {
    await tamper(`update history set hash = sha256('x') ${one('u-2', 2)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'content', ...of('u-2', 2) },
      { fault: 'chain', ...of('u-2', 3) },
      changed(2),
    ]);
  });

  it('is named: previous_hash', async () => {
    await tamper(`update history set previous_hash = sha256('x') ${one('u-2', 2)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'content', ...of('u-2', 2) },
      { fault: 'chain', ...of('u-2', 2) },
    ]);
  });

  it('is named: version', async () => {
    await tamper(`update history set version = 5 ${one('u-2', 3)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'missing-version', ...of('u-2', 3) },
      { fault: 'missing-version', ...of('u-2', 4) },
      { fault: 'content', ...of('u-2', 5) },
      expect.objectContaining({ fault: 'record', ...of('u-2', 5), differs: ['/version'] }),
    ]);
  });

  it('is named: record_id', async () => {
    await tamper(`update history set record_id = 'u-9' ${one('u-2', 2)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'missing-version', ...of('u-2', 2) },
      { fault: 'missing-version', ...of('u-9', 1) },
      { fault: 'content', ...of('u-9', 2) },
      { fault: 'missing-record', ...of('u-9', 2) },
    ]);
  });

  it('is named: resource', async () => {
    await tamper(`update history set resource = 'nothing' ${one('u-2', 1)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'collection', collection: 'nothing', recordId: 'u-2' },
      { fault: 'content', collection: 'nothing', recordId: 'u-2', version: 1 },
      { fault: 'missing-record', collection: 'nothing', recordId: 'u-2', version: 1 },
      { fault: 'missing-version', ...of('u-2', 1) },
    ]);
  });

  it.each(['moment = moment - 1', 'sequence = sequence + 1000'])('is found by its block: %s', async (change) => {
    await tamper(
      `alter table history alter column sequence drop identity`,
      `update history set ${change} ${one('u-2', 2)}`,
    );
    expect((await verify()).findings).toContainEqual(changed(2));
    await run(`alter table history alter column sequence add generated always as identity (start 1000)`);
  });

  it('is found although its hash was made anew, by the version after it and by its block', async () => {
    const { rows } = await sql<{
      stored_at: Date;
      stored_by: string;
      document: Record<string, unknown>;
      previous_hash: Uint8Array;
    }>`
      select stored_at, stored_by, document, previous_hash from history ${sql.raw(one('u-2', 2))}
    `.execute(server.store.db);
    const [{ stored_at, stored_by, document, previous_hash }] = rows as [(typeof rows)[0]];
    const forged = { ...document, name: '伪造' };
    const hash = historyHash({
      ...{ resource: 'units', id: 'u-2', version: 2, storedAt: stored_at, by: stored_by },
      ...{ document: forged, previousHash: previous_hash },
    });
    await tamper(
      `update history set document = '${JSON.stringify(forged)}', hash = decode('${hash.toString('hex')}', 'hex') ${one('u-2', 2)}`,
    );
    expect((await verify()).findings).toEqual([{ fault: 'chain', ...of('u-2', 3) }, changed(2)]);
  });
});

describe('versions that were moved or taken out are found', () => {
  it('two that changed their documents', async () => {
    await tamper(`
      update history a set document = b.document from history b
      where a.resource = b.resource and a.record_id = 'u-1' and b.record_id = 'u-2' and a.version = 1 and b.version = 1
    `);
    expect((await verify()).findings).toEqual([{ fault: 'content', ...of('u-1', 1) }]);
  });

  it('two versions of a record that changed their places', async () => {
    await tamper(
      'alter table history drop constraint history_record',
      `update history set version = 5 - version where record_id = 'u-1' and version > 1`,
    );
    expect((await verify()).findings).toEqual([
      { fault: 'content', ...of('u-1', 2) },
      { fault: 'chain', ...of('u-1', 2) },
      { fault: 'content', ...of('u-1', 3) },
      { fault: 'chain', ...of('u-1', 3) },
      { fault: 'record', ...of('u-1', 3), differs: expect.arrayContaining(['/name']) },
    ]);
  });

  it('two that changed their places in the feed', async () => {
    await tamper(
      `alter table history alter column sequence drop identity`,
      `update history set sequence = -sequence where record_id = 'u-1'`,
      `update history set sequence = case version when 2 then (select -sequence from history ${one('u-1', 3)}) else (select -sequence from history ${one('u-1', 2)}) end,
        moment = case version when 2 then (select moment from history ${one('u-1', 3)}) else (select moment from history ${one('u-1', 2)}) end
        where record_id = 'u-1' and version > 1`,
      `update history set sequence = -sequence ${one('u-1', 1)}`,
    );
    expect((await verify()).findings).toEqual([changed(1)]);
    await run(`alter table history alter column sequence add generated always as identity (start 1000)`);
  });

  it('the first version', async () => {
    await tamper(`delete from history ${one('u-1', 1)}`);
    expect((await verify()).findings).toEqual([{ fault: 'missing-version', ...of('u-1', 1) }, changed(1)]);
  });

  it('one in the middle', async () => {
    await tamper(`delete from history ${one('u-1', 2)}`);
    expect((await verify()).findings).toEqual([
      { fault: 'missing-version', ...of('u-1', 2) },
      { ...block(1), fault: 'sealed-versions', expected: '3 versions', found: '2 versions' },
    ]);
  });

  it('the last one', async () => {
    await tamper(`delete from history ${one('u-1', 3)}`);
    expect((await verify()).findings).toEqual([{ fault: 'missing-version', ...of('u-1', 3) }, changed(1)]);
  });

  it('the last one, with the record set back to the one before', async () => {
    await tamper(
      `update units set version = 2, document = before.document, updated_at = before.stored_at
       from history before where units.id = 'u-1' and before.record_id = 'u-1' and before.version = 2`,
      `delete from history ${one('u-1', 3)}`,
    );
    expect((await verify()).findings).toEqual([changed(1)]);
  });

  it('all of a record', async () => {
    await tamper(`delete from history where record_id = 'u-3'`, `delete from units where id = 'u-3'`);
    expect((await verify()).findings).toEqual([
      { ...block(3), fault: 'sealed-versions', expected: '3 versions', found: '0 versions' },
    ]);
  });

  it('one that was added to what was sealed', async () => {
    await tamper(
      `insert into history (sequence, moment, resource, record_id, version, document, stored_at, stored_by, hash)
       overriding system value
       select -sequence, moment, resource, 'u-7', 1, document, stored_at, stored_by, hash from history ${one('u-2', 3)}`,
    );
    expect((await verify()).findings).toEqual(
      expect.arrayContaining([
        { fault: 'content', ...of('u-7', 1) },
        { fault: 'missing-record', ...of('u-7', 1) },
        changed(2),
      ]),
    );
  });
});

describe('a record that is not what its history says is named', () => {
  it.each([
    ['changed', `update units set document = jsonb_set(document, '{name}', '"改"') where id = 'u-2'`, ['/name']],
    ['with another version', `update units set version = 2 where id = 'u-2'`, ['/version']],
    [
      'with another instant',
      `update units set updated_at = updated_at + interval '1 microsecond' where id = 'u-2'`,
      ['/updatedAt'],
    ],
  ])('%s', async (_, statement, differs) => {
    await tamper(statement);
    expect((await verify()).findings).toEqual([{ fault: 'record', ...of('u-2', 3), differs }]);
  });

  it('deleted', async () => {
    await tamper(`delete from units where id = 'u-2'`);
    expect((await verify()).findings).toEqual([{ fault: 'missing-record', ...of('u-2', 3) }]);
  });

  it('without a history', async () => {
    await tamper(`insert into units select 'u-8', version, updated_at, document from units where id = 'u-1'`);
    expect((await verify()).findings).toEqual([{ fault: 'missing-history', ...of('u-8') }]);
  });
});

describe('a seal that was changed is named', () => {
  it.each([
    ['versions', 'versions = 4', ['seal', 'sealed-versions']],
    ['digest', `digest = sha256('x')`, ['seal', 'sealed-versions']],
    ['sealed_at', `sealed_at = sealed_at + interval '1 microsecond'`, ['seal']],
    ['previous_hash', `previous_hash = sha256('x')`, ['seal', 'seal-chain']],
    ['hash', `hash = sha256('x')`, ['seal', 'seal-chain']],
    ['from_moment', 'from_moment = 0, from_sequence = 0', ['seal', 'seal-chain', 'sealed-versions']],
    ['to_sequence', 'to_sequence = to_sequence - 1', ['seal', 'sealed-versions', 'seal-chain']],
    ['number', 'number = 7', ['seal', 'seal-chain']],
  ])('%s', async (_, change, faults) => {
    await tamper(`update history_seals set ${change} where number = 2`);
    const { findings } = await verify();
    expect(findings.map(({ fault }) => fault)).toEqual(expect.arrayContaining(faults));
    expect(findings.every(({ seal }) => seal !== undefined)).toBe(true);
  });

  it('taken out of the middle', async () => {
    await tamper('delete from history_seals where number = 2');
    expect((await verify()).findings).toEqual([{ fault: 'seal-chain', ...block(3) }]);
  });

  it('cut off at the end with what it sealed: only a seal that was kept elsewhere tells', async () => {
    await tamper(
      'delete from history_seals where number = 3',
      `delete from history where record_id = 'u-3'`,
      `delete from units where id = 'u-3'`,
    );
    expect((await verify()).findings).toEqual([]);
    expect((await verify(pristine)).findings).toEqual([{ fault: 'kept-seal', expected: pristine }]);
  });
});
