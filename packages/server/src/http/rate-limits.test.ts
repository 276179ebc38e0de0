import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([], undefined, () => ({
    limits: { reads: 5, writes: 3, exports: 2 },
    front: { proxies: ['loopback'], hstsSeconds: 31_536_000 },
    trustedOrigins: ['https://portal.lanxi.example'],
  }));
});
afterAll(() => server?.close());

/** Requests by way of a proxy on this machine. */
const from = (address: string, more: Record<string, string> = {}) => ({ 'x-forwarded-for': address, ...more });
const times = async <T>(count: number, work: () => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let index = 0; index < count; index += 1) all.push(await work());
  return all;
};

describe('the limits of a server', () => {
  it('hold each address for itself, and say when to come again', async () => {
    const got = await times(6, () => server.get('/v1/units', from('192.0.2.1')));
    expect(got.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    const { headers, json } = got[5]!;
    expect(json).toMatchObject({ code: 'too-many-requests', type: 'urn:yijian:problem:too-many-requests' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(headers.get('ratelimit')).toMatch(/^"reads";r=0;t=\d+$/);
    expect((await server.get('/v1/units', from('192.0.2.2'))).status).toBe(200);
  });

  it('count what is read, written and exported apart', async () => {
    const address = from('192.0.2.3');
    const writes = await times(4, () => server.write('POST', '/v1/units', {}, { ...address, authorization: '' }));
    expect(writes.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
    const exports = await times(3, () => server.get('/v1/exports/units', address));
    expect(exports.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect((await server.get('/v1/units', address)).status).toBe(200);
  });

  it('count a caller wherever it comes from, and tell it what is left', async () => {
    const authorization = `Bearer ${TOKEN}`;
    const got = [];
    for (let index = 0; index < 6; index += 1)
      got.push(await server.get('/v1/units', from(`198.51.100.${index}`, { authorization })));
    expect(got.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(got[0]?.headers.get('ratelimit')).toMatch(/^"reads";r=4;t=\d+$/);
    expect((await server.get('/v1/units', from('198.51.100.0'))).status).toBe(200);
  });

  it('slow down whoever tries tokens', async () => {
    const attempts = await times(6, () =>
      server.get('/v1/units', from('192.0.2.4', { authorization: 'Bearer guess' })),
    );
    expect(attempts.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('take a network of IPv6 for one address', async () => {
    const got = [];
    for (let index = 1; index <= 6; index += 1) got.push(await server.get('/v1/units', from(`2001:db8:1:2::${index}`)));
    expect(got.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('hold for pictures too', async () => {
    const got = await times(6, () => server.get('/badges/nobody.svg', from('192.0.2.5')));
    expect(got.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('believe nobody but the proxies in front', async () => {
    const plain = await startTestServer([], undefined, () => ({ limits: { reads: 2, writes: 0, exports: 0 } }));
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await plain.get('/v1/units', from(`192.0.2.${index + 10}`))).status);
    expect(statuses).toEqual([200, 200, 429]);
    await plain.close();
  });
});

/** A preflight, whose `Origin` no `fetch` lets us set. */
const preflight = (origin: string): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const options = {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'x-forwarded-for': '192.0.2.6' },
    };
    request(`${server.origin}/v1/units/a`, options, (response) => {
      response.resume();
      resolve(response.headers);
    })
      .on('error', reject)
      .end();
  });

describe('pages of other origins', () => {
  it('may show tokens and write where the operator trusts them', async () => {
    const headers = await preflight('https://portal.lanxi.example');
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD, PUT, OPTIONS');
    expect(headers['access-control-allow-headers']).toMatch(/Authorization.*If-Match/);
    expect(headers['vary']).toContain('Origin');
  });

  it.each(['https://evil.example', 'https://portal.lanxi.example.evil.example', 'null', 'http://portal.lanxi.example'])(
    'may only read as the public elsewhere: %s',
    async (origin) => {
      const headers = await preflight(origin);
      expect(headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
      expect(headers['access-control-allow-headers']).not.toMatch(/Authorization|If-Match/);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    },
  );
});

describe('a server behind TLS', () => {
  it.each(['/v1', '/v1/nowhere', '/reference/', '/nothing-here'])('tells browsers to keep to it: %s', async (path) => {
    const { headers } = await server.get(path, from('192.0.2.7'));
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});
