import { once } from 'node:events';
import { readFileSync, renameSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChild, withFolder } from '../../test/child-server.ts';
import { onPostgresql } from '../../test/open-test-store.ts';
import { AUDIENCE, ISSUER, type IssuerKey, makeKey, signToken } from '../../test/test-issuer.ts';
import { everything, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { type AuditEntry, openAuditLog } from './audit-log.ts';

let server: TestServer;
let key: IssuerKey;
const entries: AuditEntry[] = [];
/** Waiting for a number of entries: an entry is written when the answer has gone out. */
const waiting: { count: number; done: () => void }[] = [];
const written = (count: number): Promise<void> =>
  entries.length >= count ? Promise.resolve() : new Promise((done) => void waiting.push({ count, done }));

beforeAll(async () => {
  key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  server = await startTestServer(everything, undefined, () => ({
    access: { issuers: [issuer], told: {} },
    audit: {
      write: (entry) => {
        entries.push(entry);
        for (const { count, done } of waiting) if (entries.length >= count) done();
      },
      close: () => undefined,
    },
  }));
});
afterAll(() => server?.close());

/** The entry that a request leaves. */
async function entryOf(ask: () => Promise<unknown>): Promise<AuditEntry> {
  const before = entries.length;
  await ask();
  await written(before + 1);
  expect(entries).toHaveLength(before + 1);
  return entries[before]!;
}

const unit = { id: 'audited', name: '秘密单位某某', kind: 'health-authority', regionCode: '990121' };
const bearer = async (claims: object): Promise<string> => `Bearer ${await signToken(key, { ...claims })}`;

describe('the audit log', () => {
  it('says who read what, and how it ended', async () => {
    const entry = await entryOf(() => server.get('/v1/facilities?q=某某医院', { 'x-request-id': 'request-7' }));
    expect(entry).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      request: 'request-7',
      operation: 'listFacilities',
      method: 'GET',
      caller: 'anonymous',
      role: 'public',
      status: 200,
      durationMs: expect.any(Number) as number,
    });
  });

  it('says which records a write stored', async () => {
    expect(await entryOf(() => server.write('POST', '/v1/units', unit))).toMatchObject({
      operation: 'createUnit',
      caller: 'token',
      role: 'administrator',
      status: 201,
      records: ['units/audited'],
    });
    const { headers } = await server.get('/v1/units/audited', { authorization: `Bearer ${TOKEN}` });
    await written(entries.length);
    const replace = () => server.write('PUT', '/v1/units/audited', unit, { 'if-match': headers.get('etag') ?? '' });
    expect(await entryOf(replace)).toMatchObject({ operation: 'putUnit', status: 200, records: ['units/audited'] });
  });

  it.each<[string, () => Promise<unknown>, Partial<AuditEntry>]>([
    [
      'a write without a token',
      () => server.write('POST', '/v1/units', unit, { authorization: '' }),
      { operation: 'createUnit', caller: 'anonymous', status: 401, problem: 'unauthorized' },
    ],
    [
      'a token that is none',
      () => server.get('/v1/units', { authorization: 'Bearer nobody-knows-this' }),
      { operation: 'listUnits', caller: null, role: null, status: 401, problem: 'unauthorized' },
    ],
    [
      'too little scope',
      async () =>
        server.get('/v1/cases', { authorization: await bearer({ sub: 'clinic-7', scope: 'government:read' }) }),
      { operation: 'listCases', caller: 'oauth2:clinic-7', role: 'public', status: 403, problem: 'forbidden' },
    ],
    ['what is not there', () => server.get('/v1/nowhere'), { operation: null, status: 404, problem: 'not-found' }],
    [
      'a body that breaks the standard',
      () => server.write('POST', '/v1/units', { id: 'x' }),
      { operation: 'createUnit', status: 422, problem: 'unprocessable' },
    ],
  ])('keeps %s', async (_, ask, expected) => {
    const entry = await entryOf(ask);
    expect(entry).toMatchObject(expected);
    expect(entry.records).toBeUndefined();
  });

  it('keeps whoever hangs up', async () => {
    const { hostname, port } = new URL(server.origin);
    const entry = await entryOf(
      () =>
        new Promise<void>((resolve) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write('GET /v1/exports/practitioners HTTP/1.1\r\nhost: x\r\n\r\n');
            socket.once('data', () => socket.destroy());
          });
          socket.once('close', () => resolve());
        }),
    );
    expect(entry).toMatchObject({ operation: 'exportCollection' });
  });

  it('holds nothing of what was sent or answered: no names, numbers, queries, bodies or tokens', async () => {
    const number = '110101199003074477';
    const token = await signToken(key, {
      sub: number,
      name: '欧阳示例',
      scope: 'government:read',
      yijian: { role: 'administrator' },
    });
    const before = entries.length;
    const sent = [
      server.get(`/v1/practitioners?q=${encodeURIComponent('欧阳示例')}`, { authorization: `Bearer ${token}` }),
      server.get(`/v1/units/${number}`, { 'x-request-id': `id-${number}`, 'user-agent': '欧阳agent'.slice(2) }),
      server.get(`/v1/${encodeURIComponent('欧阳示例')}?phone=13800138000`),
      server.write('POST', '/v1/units', { ...unit, id: number, contact: '13800138000' }),
      server.write(
        'PUT',
        `/v1/units/${number}`,
        { ...unit, name: '欧阳示例' },
        { 'idempotency-key': '欧'.length + number },
      ),
    ];
    await Promise.all(sent);
    await written(before + sent.length);
    const text = JSON.stringify(entries.slice(before));
    const secrets = [
      number,
      '13800138000',
      '欧阳',
      '示例',
      encodeURIComponent('欧阳'),
      unit.name,
      token,
      TOKEN,
      'agent',
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('the file of the audit log', () => {
  it('is its owner’s alone, is a JSON object on each line, and is opened anew when it was moved away', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'audit.log');
      const reports: string[] = [];
      const log = openAuditLog(file, (message) => void reports.push(message));
      const [entry] = entries;
      if (!entry) throw new Error('There is no entry.');
      const lines = (from: string): unknown[] =>
        readFileSync(from, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown);
      log.write(entry);
      log.write({ ...entry, status: 404 });
      expect(lines(file)).toEqual([entry, { ...entry, status: 404 }]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      renameSync(file, `${file}.1`);
      const told = once(process, 'SIGHUP');
      process.kill(process.pid, 'SIGHUP');
      await told;
      log.write({ ...entry, status: 503 });
      expect(lines(`${file}.1`)).toHaveLength(2);
      expect(lines(file)).toEqual([{ ...entry, status: 503 }]);
      log.close();
      expect(reports).toEqual([]);
      // A log that fails keeps nobody from being answered.
      log.write(entry);
      expect(reports).toEqual([expect.stringContaining(file)]);
    }));
});

// How a process starts does not depend on the database of the tests: once is enough.
describe.skipIf(onPostgresql)('a server', () => {
  it.each([
    [{ YIJIAN_AUDIT: '/nowhere/at/all/audit.log' }, /audit log .* cannot be written/],
    [{ YIJIAN_ISSUER: 'https://issuer.example' }, /YIJIAN_AUDIENCE and YIJIAN_JWKS too/],
    [{ YIJIAN_ISSUER: 'i', YIJIAN_AUDIENCE: 'a', YIJIAN_JWKS: '/nowhere/jwks.json' }, /no JSON Web Key Set/],
    [{ YIJIAN_JWKS: 'http://issuer.example/jwks' }, /YIJIAN_JWKS is .* must be an https address/],
    [{ NODE_ENV: 'production', YIJIAN_SANDBOX_SECRET: 'a-secret-of-sixteen' }, /does not run in production/],
    [{ YIJIAN_TOKEN: 'none' }, /nobody could write/],
    [{ YIJIAN_ORIGINS: 'portal.example' }, /must be a list of origins/],
    [{ YIJIAN_TRUST_PROXY: 'everybody' }, /must be a list of addresses/],
  ])('does not start with settings of access that cannot be meant: %j', async (env, why) => {
    const child = startChild({ PORT: '0', YIJIAN_SEED_SIZE: '0', ...(env as Record<string, string>) });
    expect(await child.ended).toBe(1);
    const { err } = child.said();
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(why);
  });
});
