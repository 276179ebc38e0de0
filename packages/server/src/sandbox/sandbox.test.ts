import { execFile } from 'node:child_process';
import path from 'node:path';
import { createClient, isYijianError } from '@yijian/client';
import { clientCredentials } from '@yijian/client/node';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess } from '../access/open-access.ts';
import { everything, startTestServer, type TestServer } from '../../test/test-server.ts';

const SECRET = 'sandbox-secret-of-the-tests';
const now = (): Date => new Date();

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything, now, async ({ db }) => ({
    access: await openAccess({ sandboxSecret: SECRET }, db, now),
  }));
});
afterAll(() => server?.close());

const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.origin}/sandbox/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ grant_type: 'client_credentials', client_secret: SECRET, ...form }),
  });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, string>,
  };
};

describe('the development issuer', () => {
  it("serves the SDK's client credentials, in the role that the id of the client names", async () => {
    const connect = (clientId: string, scope?: string) =>
      createClient({
        baseUrl: `${server.origin}/v1`,
        language: 'en',
        token: clientCredentials({
          tokenUrl: `${server.origin}/sandbox/token`,
          clientId,
          clientSecret: SECRET,
          ...(scope !== undefined && { scope }),
        }),
      });
    const unit = connect('unit/990000');
    const facility = (await unit.facilities.list({ limit: 1 })).data[0]!;
    expect((await unit.cases.list()).data.length).toBeGreaterThan(0);
    const institution = connect(`institution/${facility.id}`);
    const commitment = (await unit.commitments.list({ limit: 1 })).data[0]!;
    const { updatedAt: _, ...document } = commitment;
    const own = { ...document, id: 'commitment-of-the-sdk', facilityId: facility.id };
    expect((await institution.commitments.create(own)).id).toBe(own.id);
    const refusals: (() => PromiseLike<unknown>)[] = [
      () => institution.commitments.create({ ...own, id: 'forged', facilityId: 'another' }),
      () => institution.cases.list(),
      () => connect(`institution/${facility.id}`, 'institution:read').commitments.create({ ...own, id: 'unscoped' }),
      () => connect('unit/110000').facilities.create({ ...facility, id: 'elsewhere' }),
    ];
    for (const refused of refusals) {
      const error: unknown = await Promise.resolve(refused()).catch((reason: unknown) => reason);
      if (!isYijianError(error) || error.kind !== 'problem')
        throw new Error('a problem was expected', { cause: error });
      expect([error.status, error.code]).toEqual([403, 'forbidden']);
    }
  });

  it('is named at the root, and its tokens keep RFC 9068 by its own keys', async () => {
    const root = (await server.get('/v1')).json;
    expect([root.issuer, root.tokenUrl]).toEqual(['urn:yijian:sandbox', '/sandbox/token']);
    const { json, headers } = await ask({ client_id: 'administrator', scope: 'government:read' });
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 900, scope: 'government:read' });
    expect(headers.get('cache-control')).toBe('no-store');
    const keys = createRemoteJWKSet(new URL(`${server.origin}/sandbox/jwks.json`));
    const { payload } = await jwtVerify(json['access_token'] ?? '', keys, { issuer: root.issuer, typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: 'administrator', client_id: 'administrator', scope: 'government:read' });
    expect(decodeProtectedHeader(json['access_token'] ?? '').alg).toBe('ES256');
    // The private part of the key stays where it is.
    const published = (await server.get('/sandbox/jwks.json')).json;
    expect(Object.keys(published.keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('keeps its key over a start', async () => {
    const again = await openAccess({ sandboxSecret: SECRET }, server.store.db, now);
    expect(again.sandbox?.issuer.keys).toEqual((await server.get('/sandbox/jwks.json')).json);
  });

  it.each([
    [{ client_id: 'administrator', client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'administrator', client_secret: '' }, 401, 'invalid_client'],
    [{ client_id: '' }, 401, 'invalid_client'],
    [{ client_id: 'emperor' }, 401, 'invalid_client'],
    [{ client_id: 'administrator/x' }, 401, 'invalid_client'],
    [{ client_id: 'institution' }, 401, 'invalid_client'],
    [{ client_id: 'unit/99' }, 401, 'invalid_client'],
    [{ client_id: 'unit/990121/alchemy' }, 401, 'invalid_client'],
    [{ client_id: 'institution/fac-1', scope: 'government:read' }, 400, 'invalid_scope'],
    [{ client_id: 'administrator', grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %j as OAuth does', async (form, status, error) => {
    const got = await ask(form as unknown as Record<string, string>);
    expect([got.status, got.json['error']]).toEqual([status, error]);
    expect(got.json['error_description']).toMatch(/\.$/);
    expect(JSON.stringify(got.json)).not.toContain(SECRET);
    expect(got.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="yijian-sandbox"' : null);
  });

  it('takes forms only', async () => {
    const { status } = await server.write('POST', '/sandbox/token', { grant_type: 'client_credentials' });
    expect(status).toBe(415);
  });

  it('is not there unless it is turned on', async () => {
    const closed = await startTestServer([]);
    expect((await closed.write('POST', '/sandbox/token', {})).status).toBe(404);
    expect((await closed.get('/sandbox/jwks.json')).status).toBe(404);
    expect((await closed.get('/v1')).json.issuer).toBeUndefined();
    const { json } = await ask({ client_id: 'administrator' });
    const refused = await closed.get('/v1/cases', { authorization: `Bearer ${json['access_token']}` });
    expect(refused.status).toBe(401);
    await closed.close();
  });

  it('gives tokens to yijian token', async () => {
    const program = path.resolve(import.meta.dirname, '../../dist/yijian.js');
    const run = (env: Record<string, string>, ...words: string[]) =>
      new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
        const options = { env: { PATH: process.env['PATH'] ?? '', ...env } };
        execFile(process.execPath, [program, 'token', ...words], options, (error, out, err) =>
          resolve({ code: error?.code ?? 0, out, err }),
        );
      });
    const env = { YIJIAN_SANDBOX_SECRET: SECRET };
    const place = ['--server', server.origin];
    const { out, err } = await run(
      env,
      ...place,
      '--role',
      'unit',
      '--region',
      '990121',
      '--modules',
      'inspection,credit',
    );
    expect(err).toBe('');
    expect(decodeJwt(out.trim())['yijian']).toEqual({
      role: 'unit',
      region: '990121',
      modules: ['inspection', 'credit'],
    });
    expect((await server.get('/v1/cases', { authorization: `Bearer ${out.trim()}` })).status).toBe(200);
    for (const [own, words, why] of [
      [{}, place, 'YIJIAN_SANDBOX_SECRET'],
      [env, ['--role', 'emperor'], 'no role "emperor"'],
      [env, [...place, '--role', 'institution'], 'client id must be'],
      [env, [...place, '--scope', 'everything'], 'may have'],
      [env, ['--server', 'http://127.0.0.1:1'], 'does not answer'],
      [{ YIJIAN_SANDBOX_SECRET: 'another-secret-of-tests' }, place, 'secret'],
    ] as const) {
      const got = await run(own, ...words);
      expect(got).toMatchObject({ code: 1, out: '', err: expect.stringContaining(why) as string });
      expect(got.err).not.toContain(SECRET);
    }
  });
});
