import { codeTables } from '@yijian/standard/codes';
import { profiles } from '@yijian/standard/profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([]);
});
afterAll(() => server?.close());

/** The items of a list, page by page. */
async function pages(path: string, limit: number): Promise<any[][]> {
  const read: any[][] = [];
  for (let query = `limit=${limit}`; query !== '';) {
    const { status, json, headers } = await server.get(`${path}?${query}`);
    expect(status).toBe(200);
    read.push(json.data);
    const { nextCursor } = json.page;
    expect(headers.get('link') !== null).toBe(nextCursor !== undefined);
    query = nextCursor === undefined ? '' : `cursor=${nextCursor}`;
  }
  return read;
}

describe.each([
  ['profiles', profiles.map(({ id }) => id)],
  ['code-tables', codeTables.map(({ id }) => id)],
])('%s', (collection, ids) => {
  const path = `/v1/${collection}`;

  it.each([1, 3, 200])('are all listed once, by id, on pages of %i', async (limit) => {
    const listed = await pages(path, limit);
    expect(listed.flat().map(({ id }) => id)).toEqual([...ids].sort());
    expect(listed.every(({ length }) => length <= limit)).toBe(true);
    expect(listed).toHaveLength(Math.ceil(ids.length / limit));
  });

  it('are not sent again to who has them', async () => {
    for (const url of [path, `${path}/${ids[0]}`]) {
      const etag = (await server.get(url)).headers.get('etag')!;
      expect((await server.get(url, { 'if-none-match': etag })).status, url).toBe(304);
    }
  });

  it('refuse a cursor of another list, and an id that is none', async () => {
    const other = collection === 'profiles' ? '/v1/code-tables' : '/v1/profiles';
    const { json } = await server.get(`${other}?limit=1`);
    const foreign = await server.get(`${path}?cursor=${json.page.nextCursor}`);
    expect([foreign.status, foreign.json.code]).toEqual([400, 'bad-cursor']);
    for (const id of ['nobody', 'constructor', '%2e%2e']) {
      const missing = await server.get(`${path}/${id}`);
      expect([missing.status, missing.json.code], id).toEqual([404, 'not-found']);
    }
  });
});

describe('a profile', () => {
  it.each(profiles.map(({ id }) => id))('%s is read with its description', async (id) => {
    const { json } = await server.get(`/v1/profiles/${id}`);
    const { openapiUrl, ...profile } = json;
    expect(profile).toEqual(profiles.find((one) => one.id === id));
    const described = await server.get(openapiUrl);
    expect(described.status).toBe(200);
    expect(described.json.info['x-yijian-profile']).toEqual({ id, version: profile.version });
    const again = await server.get(openapiUrl, { 'if-none-match': described.headers.get('etag')! });
    expect(again.status).toBe(304);
  });
});

describe('a code table', () => {
  it.each(codeTables.map(({ id }) => id))('%s is read whole', async (id) => {
    expect((await server.get(`/v1/code-tables/${id}`)).json).toEqual(codeTables.find((one) => one.id === id));
  });

  it('says in the list how many codes it has', async () => {
    for (const { id, codeCount } of (await pages('/v1/code-tables', 200)).flat())
      expect(codeCount, id).toBe(codeTables.find((one) => one.id === id)?.codes.length);
  });
});
