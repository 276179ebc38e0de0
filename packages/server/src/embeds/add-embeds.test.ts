import type { CreditSummary } from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_OF, everything, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { SAMPLE_EDGE_CASES } from '../sample-region/index.js';

const { repaired, pending, longName } = SAMPLE_EDGE_CASES;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything, () => new Date(`${AS_OF}T04:00:00Z`));
});
afterAll(() => server?.close());

async function summaryOf(subject: string): Promise<CreditSummary> {
  return (await server.get(`/v1/credit-summaries?subject=${subject}`)).json.data[0] as CreditSummary;
}

describe.each([
  ['picture', (subject: string) => `/badges/${subject}.svg`, 'image/svg+xml; charset=utf-8'],
  ['card', (subject: string) => `/cards/${subject}`, 'text/html; charset=utf-8'],
])('the %s of a rating', (_, addressOf, type) => {
  it.each([repaired, pending, longName])('says who it is about, the standing and the date of %s', async (subject) => {
    const summary = await summaryOf(subject);
    const got = await server.get(addressOf(subject));
    expect([got.status, got.headers.get('content-type'), got.headers.get('content-language')]).toEqual([
      200,
      type,
      'zh-CN',
    ]);
    const title = /<title[^>]*>([^<]*)</.exec(got.text)?.[1] ?? '';
    expect(title).toContain(summary.subject.name);
    expect(title).toContain(summary.asOf);
    if (summary.status !== 'current') expect(title).toContain(codeLabel('credit-status', summary.status));
  });

  it('runs nothing, loads nothing, and may be shown by pages of any origin', async () => {
    const { text, headers } = await server.get(addressOf(repaired));
    expect(text).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject|<image|url\(|@import/i);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src/);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is kept by caches for a while, and asked after by its ETag', async () => {
    const first = await server.get(addressOf(repaired));
    expect(first.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=3600');
    const again = await server.get(addressOf(repaired), { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', first.headers.get('etag')]);
    const english = await server.get(`${addressOf(repaired)}?lang=en`);
    expect(english.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect([english.headers.get('content-language'), english.text]).toEqual([
      'en',
      expect.stringContaining('Rated on'),
    ]);
  });

  it('shows holders of the token nothing that others do not see', async () => {
    const { text } = await server.get(addressOf(repaired));
    expect((await server.get(addressOf(repaired), { authorization: `Bearer ${TOKEN}` })).text).toBe(text);
  });

  it('says that there is nothing of whom nobody knows, whatever was asked for', async () => {
    for (const subject of ['nobody', '%00', '%3Cscript%3E', encodeURIComponent('诊所'), 'x'.repeat(900)]) {
      const got = await server.get(addressOf(subject));
      expect([got.status, got.headers.get('content-type')], subject).toEqual([404, type]);
      expect(got.text).toContain('未查询到信用信息');
      expect(got.text).not.toContain('<script');
    }
  });

  it('takes what it knows, and says what else it takes', async () => {
    for (const query of ['theme=dark', 'care=true', 'lang=en', 'size=standard', 'v=20260630'])
      expect((await server.get(`${addressOf(repaired)}?${query}`)).status, query).toBe(200);
    const refused = await server.get(`${addressOf(repaired)}?theme=pink`);
    expect([refused.status, refused.json.code]).toEqual([400, 'bad-request']);
    expect(refused.json.detail).toContain('light、dark、contrast');
    expect((await server.write('PUT', addressOf(repaired), {})).status).toBe(405);
  });

  it('writes a name as text, whatever is in it', async () => {
    const name = `</title><script>alert("1")</script>&amp;'😀\u202e诊所（虚构）`;
    const facility = (await server.get(`/v1/facilities/${repaired}`, { authorization: `Bearer ${TOKEN}` })).json;
    const { status } = await server.write('PUT', '/v1/facilities/fac-odd-name', {
      ...facility,
      id: 'fac-odd-name',
      name,
      creditCode: undefined,
    });
    expect([200, 201, 412, 428]).toContain(status);
    const { text } = await server.get(addressOf('fac-odd-name'));
    expect(text).not.toMatch(/<script|alert\("/);
    expect(text).toContain('&#60;script&#62;alert(&#34;1&#34;)');
    expect(text).toContain('&#38;amp;&#39;😀');
  });
});

it('a picture grows with how much it shows, and by 1.4 for elderly readers', async () => {
  const heightOf = async (query: string): Promise<number> =>
    Number(/ height="(\d+)"/.exec((await server.get(`/badges/${repaired}.svg?${query}`)).text)?.[1]);
  const standard = await heightOf('size=standard');
  expect(await heightOf('size=inline')).toBeLessThan(standard);
  expect(await heightOf('size=card')).toBeGreaterThan(standard);
  expect((await heightOf('care=true')) / standard).toBeCloseTo(1.4, 1);
});

it('an address without .svg is none', async () => {
  expect((await server.get(`/badges/${repaired}`)).status).toBe(404);
});
