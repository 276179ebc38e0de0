import { once } from 'node:events';
import { request } from 'node:http';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE, ISSUER, makeKey, signToken } from '../../test/test-issuer.ts';
import { type Got, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import type { AuditEntry } from '../audit/audit-log.js';
import type { JsonObject } from '../store/tables.js';

let server: TestServer;
let bearer: (claim: object, scope?: string) => Promise<string>;
let audited: AuditEntry[];
beforeAll(async () => {
  const key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  const all = 'government:read government:write institution:read institution:write';
  bearer = async (yijian, scope = all) => `Bearer ${await signToken(key, { scope, yijian })}`;
  audited = [];
  server = await startTestServer([], undefined, () => ({
    access: { issuers: [issuer], told: {} },
    audit: { write: (entry) => void audited.push(entry), close: () => undefined },
    front: { bodyTimeMs: 1500 },
  }));
});
afterAll(() => server?.close());

const facility = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  name: `${id}（虚构）`,
  regionCode: '990122',
  categoryCode: 'D212',
  status: 'operating',
  ...more,
});
const inspection = (id: string, facilityId: string, more: JsonObject = {}): JsonObject => ({
  id,
  facilityId,
  kind: 'routine',
  inspectedOn: '2026-03-02',
  resultCode: 'no-problem',
  ...more,
});
const lines = (records: readonly (JsonObject | string)[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
const send = (collection: string, body: string, headers: Record<string, string> = {}): Promise<Got> =>
  server.write('POST', `/v1/imports/${collection}`, body, { 'content-type': 'application/x-ndjson', ...headers });
const authority = { authorization: `Bearer ${TOKEN}` };
const exported = async (collection: string): Promise<string> =>
  (await server.get(`/v1/exports/${collection}`, authority)).text;
const counts = ({ json }: Got): number[] => [json.lines, json.stored, json.replaced, json.skipped, json.faulty];
const numbered = (count: number, prefix = 'fac'): JsonObject[] =>
  Array.from({ length: count }, (_, index) => facility(`${prefix}-${String(index).padStart(5, '0')}`));

describe('an import', () => {
  it('stores what an export has, tells the feed of it, and passes all of it over when it comes again', async () => {
    const body = lines(numbered(4500));
    const first = await send('facilities', body);
    expect([first.status, first.json.collection, first.json.faults]).toEqual([200, 'facilities', []]);
    expect(counts(first)).toEqual([4500, 4500, 0, 0, 0]);
    const copy = await exported('facilities');
    expect(copy.split('\n')).toHaveLength(4501);
    expect(counts(await send('facilities', copy))).toEqual([4500, 0, 0, 4500, 0]);
    expect(await exported('facilities')).toBe(copy);
    const { json } = await server.get('/v1/changes?collection=facilities&limit=200', authority);
    expect(json.data[0]).toMatchObject({ action: 'created', version: 1 });
    const [entry] = audited.filter(({ operation }) => operation === 'importCollection');
    expect(entry).toMatchObject({ status: 200, caller: 'token', records: ['facilities'] });
  });

  it('tells of faulty lines where they are and what is wrong in the language of the reader, and stores the others', async () => {
    await send('facilities', lines([facility('fac-b-1')]));
    const body = lines([
      facility('fac-b-2'),
      '{"id": ',
      '',
      { ...facility('fac-b-3'), bedCount: 'many' },
      facility('fac-b-1', { name: '另一家（虚构）' }),
      facility('fac-b-4', { creditCode: '12990122MB1234567X' }),
      'x'.repeat(3_000_000),
      facility('fac-b-5'),
    ]);
    const got = await send('facilities', body.trimEnd(), { 'accept-language': 'en' });
    expect(counts(got)).toEqual([8, 2, 0, 0, 5]);
    const told = (got.json.faults as any[]).map(({ line, id, errors: [{ pointer, code }] }) => [
      line,
      id,
      pointer,
      code,
    ]);
    expect(told).toEqual([
      [2, undefined, undefined, 'bad-json'],
      [4, 'fac-b-3', '/bedCount', 'type'],
      [5, 'fac-b-1', '/id', 'stored-otherwise'],
      [6, 'fac-b-4', '/creditCode', 'check-character'],
      [7, undefined, undefined, 'too-long'],
    ]);
    expect(JSON.stringify(got.json.faults)).not.toMatch(/[。；]/);
    const chinese = await send('facilities', body);
    expect(counts(chinese)).toEqual([8, 0, 0, 2, 5]);
    for (const { errors } of chinese.json.faults) expect(errors[0].detail).toMatch(/\p{Script=Han}/u);
  });

  it('tells of what no database keeps within what has no schema, and stores the lines beside it', async () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    const line = (id: string, added: string, name = 'extensions'): string =>
      `${JSON.stringify(facility(id)).slice(0, -1)},"${name}":{"lanxi:a":${added}}}\n`;
    const body = [
      line('import-deep-1', deep),
      line('import-deep-2', deep, '\\u0065xtensions'),
      line('import-deep-3', '{"\\ud800":1}'),
      line('import-deep-4', '1e999'),
      line('import-deep-5', `{"${'x'.repeat(5000)}":"\\u0000"}`),
      line('import-deep-6', '[[1]]'),
    ].join('');
    const got = await send('facilities', body);
    expect(counts(got)).toEqual([6, 1, 0, 0, 5]);
    expect(got.json.faults.map(({ line, errors }: any) => [line, errors[0].code])).toEqual([
      [1, 'depth'],
      [2, 'depth'],
      [3, 'characters'],
      [4, 'finite'],
      [5, 'characters'],
    ]);
  });

  it('tells of a hundred faulty lines and counts the others', async () => {
    const got = await send('facilities', '{}\n'.repeat(2500));
    expect([counts(got), got.json.faults.length, got.json.faults.at(-1).line]).toEqual([
      [2500, 0, 0, 0, 2500],
      100,
      100,
    ]);
  });

  it('replaces what is stored otherwise when it is told to', async () => {
    await send('facilities', lines([facility('fac-d-1'), facility('fac-d-2')]));
    const closed = lines([facility('fac-d-1', { status: 'closed-temporarily' }), facility('fac-d-2')]);
    expect(counts(await send('facilities?replace=true', closed))).toEqual([2, 0, 1, 1, 0]);
    expect((await server.get('/v1/facilities/fac-d-1')).json.status).toBe('closed-temporarily');
  });

  it('takes what names lines before it or beside it, and what names nothing when it has come', async () => {
    const body = lines([
      inspection('ins-e-1', 'fac-e-1'),
      inspection('ins-e-2', 'fac-e-1', { recheckOfInspectionId: 'ins-e-1' }),
    ]);
    const early = await send('inspections', body);
    expect(early.json.faults.map(({ line, errors }: any) => [line, errors[0].code])).toEqual([
      [1, 'reference'],
      [2, 'reference'],
    ]);
    await send('facilities', lines([facility('fac-e-1')]));
    expect(counts(await send('inspections', body))).toEqual([2, 2, 0, 0, 0]);
  });

  it('takes what names later lines, of whatever batch, and those that wait for one another', async () => {
    await send('facilities', lines([facility('fac-l-1')]));
    const named = (id: string, later: string): JsonObject =>
      inspection(id, 'fac-l-1', { recheckOfInspectionId: later });
    const plain = Array.from({ length: 4100 }, (_, index) => inspection(`ins-l-${index}`, 'fac-l-1'));
    const body = lines([
      named('ins-l-a', 'ins-l-b'),
      named('ins-l-b', 'ins-l-c'),
      named('ins-l-x', 'ins-l-nowhere'),
      named('ins-l-y', 'ins-l-x'),
      ...plain,
      inspection('ins-l-c', 'fac-l-1'),
    ]);
    const got = await send('inspections', body);
    expect(counts(got)).toEqual([4105, 4103, 0, 0, 2]);
    expect(got.json.faults.map(({ line, errors }: any) => [line, errors[0].code])).toEqual([
      [3, 'reference'],
      [4, 'reference'],
    ]);
    expect((await server.get('/v1/inspections/ins-l-a')).json.recheckOfInspectionId).toBe('ins-l-b');
  });

  it('brings no earlier version of a record back by a line that waited', async () => {
    await send('facilities', lines([facility('fac-o-1')]));
    const plain = Array.from({ length: 4100 }, (_, index) => inspection(`ins-o-${index}`, 'fac-o-1'));
    const body = lines([
      inspection('ins-o-a', 'fac-o-1', { recheckOfInspectionId: 'ins-o-b' }),
      inspection('ins-o-a', 'fac-o-1', { inspectedOn: '2026-03-03' }),
      ...plain,
      inspection('ins-o-b', 'fac-o-1'),
    ]);
    const got = await send('inspections?replace=true', body);
    expect([counts(got), got.json.faults.map(({ line }: any) => line)]).toEqual([[4103, 4102, 0, 0, 1], [1]]);
    expect((await server.get('/v1/inspections/ins-o-a')).json.inspectedOn).toBe('2026-03-03');
  });

  it('shows at once what it has stored, though answers are kept in memory', async () => {
    const newest = '/v1/facilities?updatedSince=2026-01-01T00:00:00Z&limit=200&regionCode=990199';
    expect((await server.get(newest)).json.data).toEqual([]);
    await send('facilities', lines([facility('fac-f-1', { regionCode: '990199' })]));
    expect((await server.get(newest)).json.data).toHaveLength(1);
  });

  it('of no line stores nothing', async () => {
    expect(counts(await send('facilities', ''))).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('an import that breaks off', () => {
  const start = (headers: Record<string, string> = {}) =>
    request(`${server.origin}/v1/imports/facilities`, {
      method: 'POST',
      headers: { ...authority, 'content-type': 'application/x-ndjson', ...headers },
    });

  it('keeps what is stored, stores no half line, and goes on when it is sent again', async () => {
    const records = numbered(6000, 'cut');
    const whole = lines(records);
    const sending = start();
    sending.on('error', () => undefined);
    const at = whole.indexOf('cut-04500');
    sending.write(whole.slice(0, at));
    // The first batch is there while the body is still coming.
    await expect
      .poll(async () => (await server.get('/v1/facilities/cut-01999', authority)).status, { timeout: 20_000 })
      .toBe(200);
    sending.destroy();
    await expect
      .poll(() => audited.findLast(({ operation }) => operation === 'importCollection'), { timeout: 20_000 })
      .toMatchObject({ aborted: true, records: ['facilities'] });
    expect((await server.get('/v1/facilities/cut-04500', authority)).status).toBe(404);
    const again = await send('facilities', whole);
    expect(again.json.skipped).toBeGreaterThanOrEqual(2000);
    expect(again.json.stored + again.json.skipped).toBe(6000);
    expect(again.json.faulty).toBe(0);
  });

  it('by sending nothing more is no different from a body that does not come', async () => {
    const sending = request(`${server.origin}/v1/facilities`, {
      method: 'POST',
      headers: { ...authority, 'content-type': 'application/json', 'content-length': '100' },
    });
    sending.write('{');
    const [answer] = await once(sending, 'response');
    expect(answer.statusCode).toBe(408);
    sending.destroy();
  });
});

describe('whoever imports', () => {
  const nobodys = { role: 'institution', facilities: ['nobodys'] };

  it('needs a token that may write, and a collection that is written record by record', async () => {
    const body = lines([facility('fac-j-1')]);
    expect((await send('facilities', body, { authorization: '' })).status).toBe(401);
    const reader = await bearer({ role: 'unit', region: '990000', modules: ['subjects'] }, 'government:read');
    expect((await send('facilities', body, { authorization: reader })).status).toBe(403);
    const institution = await bearer(nobodys);
    expect((await send('facilities', body, { authorization: institution })).status).toBe(403);
    for (const name of ['nothing', 'plans']) expect((await send(name, body)).json.code).toBe('not-found');
    expect((await server.get('/v1/facilities/fac-j-1', authority)).status).toBe(404);
  });

  it('as a unit stores what is in its region, and learns nothing of what is not', async () => {
    await send('facilities', lines([facility('fac-k-far', { regionCode: '820000' })]));
    const module = (await server.get('/v1')).json.modules.map(({ module }: { module: string }) => module);
    const unit = await bearer({ role: 'unit', region: '990000', modules: module });
    const got = await send(
      'facilities',
      lines([
        facility('fac-k-1'),
        facility('fac-k-far', { regionCode: '820000' }),
        facility('fac-k-2', { regionCode: '820000' }),
      ]),
      { authorization: unit },
    );
    expect(counts(got)).toEqual([3, 1, 0, 0, 2]);
    expect(got.json.faults.map(({ line, errors }: any) => [line, errors.map(({ code }: any) => code)])).toEqual([
      [2, ['forbidden']],
      [3, ['forbidden']],
    ]);
  });

  it('as an institution stores its own records only', async () => {
    await send('facilities', lines([facility('fac-l-1'), facility('fac-l-2')]));
    const record = (id: string, facilityId: string): JsonObject => ({
      id,
      facilityId,
      kind: 'full',
      inspectedOn: '2026-03-02',
      items: [],
    });
    const own = await bearer({ role: 'institution', facilities: ['fac-l-1'] });
    const got = await send('self-inspections', lines([record('si-l-1', 'fac-l-1'), record('si-l-2', 'fac-l-2')]), {
      authorization: own,
    });
    expect(counts(got)).toEqual([2, 1, 0, 0, 1]);
    expect(got.json.faults).toMatchObject([{ line: 2, errors: [{ code: 'forbidden' }] }]);
    expect(await exported('self-inspections')).toMatch(/^\{"id":"si-l-1"/);
  });

  it('must send lines of JSON in UTF-8, and nobody else may', async () => {
    const json = await send('facilities', '{}', { 'content-type': 'application/json' });
    expect([json.status, json.headers.get('accept')]).toEqual([415, 'application/x-ndjson']);
    const packed = await send('facilities', '{}', { 'content-encoding': 'gzip' });
    expect(packed.status).toBe(415);
    const other = await server.write('POST', '/v1/facilities', '{}\n', { 'content-type': 'application/x-ndjson' });
    expect([other.status, other.headers.get('accept')]).toEqual([415, 'application/json']);
  });
});
