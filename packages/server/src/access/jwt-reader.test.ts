import { createHmac } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportSPKI, importJWK } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import {
  AUDIENCE,
  ISSUER,
  type IssuerKey,
  type KeyServer,
  makeKey,
  signToken,
  startKeyServer,
} from '../../test/test-issuer.ts';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { keySource } from './key-source.ts';

const READ = { scope: 'government:read', yijian: { role: 'administrator' } };

let key: IssuerKey;
let other: IssuerKey;
let keys: KeyServer;
let server: TestServer;

const now = (): Date => new Date();
const startWith = (place: URL | string): Promise<TestServer> =>
  startTestServer([], now, () => ({
    access: { issuers: [{ issuer: ISSUER, audience: AUDIENCE, keys: keySource(place, now) }], told: {} },
  }));

beforeAll(async () => {
  key = await makeKey('key-1');
  other = await makeKey('key-2');
  keys = await startKeyServer([key.publicJwk]);
  server = await startWith(keys.url);
});
afterAll(async () => {
  await server?.close();
  await keys?.close();
});

/** What a token gets at a collection that only authorities read. */
const statusOf = async (token: string, at = server): Promise<[status: number, detail: string]> => {
  const { status, json, headers } = await at.get('/v1/cases', {
    authorization: `Bearer ${token}`,
    'accept-language': 'en',
  });
  if (status === 401) expect(headers.get('www-authenticate')).toBe('Bearer realm="yijian", error="invalid_token"');
  return [status, json.detail ?? ''];
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

describe('a JSON Web Token', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('of the issuer, signed by %s, lets in', async (alg) => {
    const own = await makeKey(`own-${alg}`, alg);
    const store = await startKeyServer([own.publicJwk]);
    const at = await startWith(store.url);
    expect(await statusOf(await signToken(own, READ), at)).toEqual([200, '']);
    await at.close();
    await store.close();
  });

  it.each<[string, Record<string, unknown>, number | RegExp, offset?: Record<string, number>]>([
    ['has ended', {}, /expired/, { exp: -60 }],
    ['ended within the leeway', {}, 200, { exp: -5 }],
    ['never ends', { exp: undefined }, /exp/],
    ['is not valid yet', {}, /not valid yet/, { nbf: 120 }],
    ['begins within the leeway', {}, 200, { nbf: 5 }],
    ['is for another server', { aud: 'https://other.example' }, /aud/],
    ['names this server among others', { aud: ['https://other.example', AUDIENCE] }, 200],
    ['has no audience', { aud: undefined }, /aud/],
    ['is by another issuer', { iss: 'https://evil.example' }, /issuer/],
    ['has no issuer', { iss: undefined }, /issuer/],
    ['has no subject', { sub: undefined }, /sub/],
    ['has no subject but a client', { sub: undefined, client_id: 'portal' }, 200],
    ['has an endless subject', { sub: 'x'.repeat(201) }, /sub/],
    ['has its scopes in a list', { scope: ['government:read'] }, 200],
    ['claims a role that there is not', { yijian: { role: 'emperor' } }, /role/],
    ['claims a role that objects have', { yijian: { role: 'constructor' } }, /role/],
    ['is of an institution without a name', { yijian: { role: 'institution' } }, /facilities/],
    ['is of no institution', { yijian: { role: 'institution', facilities: [] } }, /facilities/],
    [
      'is of an institution whose id is none',
      { yijian: { role: 'institution', facilities: ["' or 1=1"] } },
      /facilities/,
    ],
    ['is of a unit without region', { yijian: { role: 'unit', modules: ['credit'] } }, /region/],
    ['is of a unit without duties', { yijian: { role: 'unit', region: '990121' } }, /modules/],
    ['says who its holder is in a text', { yijian: 'administrator' }, 403],
  ])('that %s gets what it is due', async (_, claims, expected, offsets = {}) => {
    const times = Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, seconds(offset)]));
    const [status, detail] = await statusOf(await signToken(key, { ...READ, ...claims, ...times }));
    if (typeof expected === 'number') expect(status, detail).toBe(expected);
    else {
      expect(status).toBe(401);
      expect(detail).toMatch(expected);
    }
  });

  it.each([
    ['at+jwt', {}, /lacks client_id, jti/],
    ['application/at+jwt', { client_id: 'c', jti: '1' }, 200],
    ['at+jwt', { client_id: 'c', jti: '1' }, 200],
    ['JWT', {}, 200],
    ['logout+jwt', {}, /typ/],
    ['dpop+jwt', {}, /typ/],
  ])('whose typ is %s with %j gets what it is due', async (typ, claims, expected) => {
    const [status, detail] = await statusOf(await signToken(key, { ...READ, ...claims }, { typ }));
    if (typeof expected === 'number') expect(status, detail).toBe(expected);
    else expect([status, detail]).toEqual([401, expect.stringMatching(expected)]);
  });

  it('without a signature is refused', async () => {
    const [, payload] = (await signToken(key, READ)).split('.');
    for (const alg of ['none', 'None', 'NONE'])
      expect((await statusOf(`${base64url({ alg, kid: 'key-1' })}.${payload}.`))[0]).toBe(401);
  });

  it('that was signed with the public key as a password is refused', async () => {
    const [, payload] = (await signToken(key, READ)).split('.');
    const publicKey = (await importJWK(key.publicJwk, 'RS256', { extractable: true })) as CryptoKey;
    for (const secret of [await exportSPKI(publicKey), JSON.stringify(key.publicJwk), key.publicJwk.n ?? '']) {
      const signed = `${base64url({ alg: 'HS256', kid: 'key-1' })}.${payload}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await statusOf(`${signed}.${signature}`)).toEqual([401, expect.stringMatching(/alg/)]);
    }
  });

  it('that was changed after it was signed is refused', async () => {
    const [header, , signature] = (await signToken(key, { ...READ, scope: '' })).split('.');
    const [, payload] = (await signToken(other, READ)).split('.');
    expect(await statusOf(`${header}.${payload}.${signature}`)).toEqual([401, expect.stringMatching(/signature/)]);
  });

  it('that brings its own key, or says where that is, is refused', async () => {
    const own = { kid: 'mine', jwk: other.publicJwk, jku: keys.url.href, x5u: keys.url.href };
    expect((await statusOf(await signToken(other, READ, own)))[0]).toBe(401);
    expect((await statusOf(await signToken(other, READ, { ...own, kid: 'key-1' })))[0]).toBe(401);
  });

  it('that needs an extension nobody knows is refused', async () => {
    const [, payload] = (await signToken(key, READ)).split('.');
    const header = base64url({ alg: 'RS256', kid: 'key-1', crit: ['b64x'], b64x: true });
    expect((await statusOf(`${header}.${payload}.AAAA`))[0]).toBe(401);
  });

  it.each(['x', 'a.b.c', '..', 'e30.e30.e30', `${'a'.repeat(4000)}.b.c`])(
    'that is none (%.20s) is refused',
    async (text) => {
      expect((await statusOf(text))[0]).toBe(401);
    },
  );

  it('is refused on public reads too when it is not valid', async () => {
    const authorization = `Bearer ${await signToken(key, { exp: seconds(-60) })}`;
    expect((await server.get('/v1/facilities', { authorization })).status).toBe(401);
  });

  it("stands beside the server's own token", async () => {
    expect(await statusOf(TOKEN)).toEqual([200, '']);
  });
});

describe('the keys of an issuer', () => {
  // Only the clock: what waits for the network goes on.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());
  const later = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

  it('are asked for once for many tokens', async () => {
    const store = await startKeyServer([key.publicJwk]);
    const at = await startWith(store.url);
    const token = await signToken(key, READ);
    await Promise.all(Array.from({ length: 20 }, async () => expect((await statusOf(token, at))[0]).toBe(200)));
    expect(store.asked).toBe(1);
    await at.close();
    await store.close();
  });

  it('may change: a new one is found, a withdrawn one opens nothing any more', async () => {
    const store = await startKeyServer([key.publicJwk]);
    const at = await startWith(store.url);
    expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
    store.keys = [key.publicJwk, other.publicJwk];
    later(31_000);
    expect((await statusOf(await signToken(other, READ), at))[0]).toBe(200);
    store.keys = [other.publicJwk];
    later(11 * 60_000);
    expect(await statusOf(await signToken(key, READ), at)).toEqual([401, expect.stringMatching(/kid/)]);
    expect((await statusOf(await signToken(other, READ), at))[0]).toBe(200);
    await at.close();
    await store.close();
  });

  it('that nobody has are not asked for again and again', async () => {
    const store = await startKeyServer([key.publicJwk]);
    const at = await startWith(store.url);
    for (let count = 0; count < 10; count += 1)
      expect((await statusOf(await signToken({ ...other, kid: `made-up-${count}` }, READ), at))[0]).toBe(401);
    expect(store.asked).toBe(1);
    await at.close();
    await store.close();
  });

  it('that are known serve on while the issuer is down, however long', async () => {
    const store = await startKeyServer([key.publicJwk]);
    const at = await startWith(store.url);
    expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
    store.keys = undefined;
    for (const wait of [11 * 60_000, 3_600_000, 86_400_000]) {
      later(wait);
      expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
    }
    await store.close();
    later(86_400_000);
    expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
    // Whether another key is the issuer's cannot be known now.
    expect((await statusOf(await signToken(other, READ), at))[0]).toBe(503);
    expect((await at.get('/v1/facilities')).status).toBe(200);
    await at.close();
  });

  it('that were never read say so, until the issuer is back', async () => {
    const store = await startKeyServer([key.publicJwk]);
    store.keys = undefined;
    const at = await startWith(store.url);
    expect((await statusOf(await signToken(key, READ), at))[0]).toBe(503);
    store.keys = [key.publicJwk];
    expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
    await at.close();
    await store.close();
  });

  it('in a file are read again when it changes, and kept when it is gone or broken', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'jwks.json');
      await writeFile(file, JSON.stringify({ keys: [key.publicJwk] }));
      const at = await startWith(file);
      expect((await statusOf(await signToken(key, READ), at))[0]).toBe(200);
      expect((await statusOf(await signToken(other, READ), at))[0]).toBe(401);
      await writeFile(file, JSON.stringify({ keys: [other.publicJwk] }));
      expect((await statusOf(await signToken(other, READ), at))[0]).toBe(200);
      expect((await statusOf(await signToken(key, READ), at))[0]).toBe(401);
      await writeFile(file, '{"keys":');
      expect((await statusOf(await signToken(other, READ), at))[0]).toBe(200);
      await rm(file);
      expect((await statusOf(await signToken(other, READ), at))[0]).toBe(200);
      await at.close();
    }));
});
