import { examples } from '@yijian/standard/story';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE, ISSUER, makeKey, signToken } from '../test/test-issuer.ts';
import { profiles, startTestServer, type TestServer, TOKEN } from '../test/test-server.ts';
import { insertRecords } from './records/store-records.ts';
import { resources } from './resources/resources.ts';
import { storyPart } from './seed/story-part.ts';
import type { JsonObject } from './store/tables.ts';

const AT = new Date('2026-07-01T08:00:00Z');
const CLINIC = 'fac-example-clinic';

/** Digits that keep the check of identity numbers; nobody's. */
const IDENTITY = '110101199003074477';
const WIDE = '１１０１０１１９９００３０７４４７７';
const MOBILE = '138 0013 8000';
const LANDLINE = '0990-1234567';
const PRACTISING = '110123456789012345';
const personal = [IDENTITY, WIDE, MOBILE, '13800138000', PRACTISING, '欧阳小明'];
const told = `当事人欧阳小明（身份证号 ${IDENTITY}，${WIDE}，电话 ${MOBILE}，医师执业证书编码：${PRACTISING}）无证行医；举报电话 ${LANDLINE}。`;

/** Whom a commitment is about is said nowhere, so that no name could be found in it. */
const nameless = told.replace('欧阳小明', '');

const authority = { authorization: `Bearer ${TOKEN}` };
let server: TestServer;
let clinic: { authorization: string };
beforeAll(async () => {
  const key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  server = await startTestServer(
    [...profiles, storyPart],
    () => AT,
    () => ({ access: { issuers: [issuer], told: {} } }),
  );
  const yijian = { role: 'institution', facilities: [CLINIC] };
  clinic = {
    authorization: `Bearer ${await signToken(key, { scope: 'institution:read institution:write', yijian })}`,
  };
  const { updatedAt: _, repairedOn: __, ...penalty } = examples.penalties;
  const about = {
    ...penalty,
    id: 'pen-person',
    decisionNumber: `云卫医罚〔2026〕13800138001号（虚构）`,
    counterpart: { kind: 'natural-person', name: '欧阳小明', regionCode: '990121' },
    facts: told,
    content: told,
    note: '欧阳小明',
    attachments: [{ title: `欧阳小明 ${IDENTITY}`, mediaType: 'application/pdf' }],
    publishedOn: '2026-06-01',
    publicityEndsOn: '2027-06-01',
    status: 'effective',
  };
  const { updatedAt: ___, ...commitment } = examples.commitments;
  // A write of them is refused: they stand for what was stored before that was so.
  await server.store.db.transaction().execute(async (tx) => {
    const stamp = { at: new Date('2026-06-01T00:00:00Z'), by: 'before' };
    await insertRecords(tx, resources.penalties, [about as unknown as JsonObject], stamp);
    const own = { ...commitment, id: 'com-person', summary: nameless } as unknown as JsonObject;
    await insertRecords(tx, resources.commitments, [own], stamp);
  });
});
afterAll(() => server?.close());

const nobodyIn = (text: string): void => {
  for (const secret of personal) expect(text).not.toContain(secret);
};

describe('a natural person', () => {
  it.each([
    ['a read', '/penalties/pen-person'],
    ['a list', '/penalties?limit=200'],
    ['a filtered list', '/penalties?decisionNumber=云卫医罚〔2026〕13800138001号（虚构）'],
    ['an export', '/exports/penalties'],
    ['a timeline', `/facilities/${CLINIC}/timeline?limit=200`],
  ])('is hidden from the public in %s, and what offices say of themselves is not', async (_, path) => {
    const { status, text } = await server.get(`/v1${path}`);
    expect(status, text).toBe(200);
    nobodyIn(text);
    expect(text).toContain('当事人欧阳某（身份证号 ******************，******************，电话 138****8000');
    expect(text).toContain(LANDLINE);
    if (!path.includes('timeline')) {
      expect(text).toContain('〔2026〕13800138001号');
      expect(text).toContain('"name":"欧阳某"');
    }
  });

  it.each([
    ['the change feed', '/changes?limit=200'],
    ['the standing of a subject', `/subjects/${CLINIC}/standing`],
    ['the summary of a rating', `/credit-summaries?subject=${CLINIC}`],
    ['the refusal of another write', '/penalties/pen-person'],
  ])('is not in %s', async (_, path) => {
    const got = path.startsWith('/pen')
      ? await server.write('POST', '/v1/penalties', { ...examples.penalties, id: 'pen-person' })
      : await server.get(`/v1${path}`);
    expect(got.status, got.text).toBe(path.startsWith('/pen') ? 409 : 200);
    nobodyIn(got.text);
  });

  it('is hidden in free text of other kinds of records, too', async () => {
    const { text } = await server.get('/v1/commitments/com-person');
    nobodyIn(text);
    expect(text).toContain(LANDLINE);
  });

  it('is hidden from institutions in what authorities keep, and seen by authorities', async () => {
    nobodyIn((await server.get('/v1/penalties/pen-person', clinic)).text);
    const whole = await server.get('/v1/penalties/pen-person', authority);
    expect(whole.json).toMatchObject({ facts: told, content: told, counterpart: { name: '欧阳小明' } });
    expect((await server.get('/v1/exports/penalties', authority)).text).toContain(told);
  });

  it('is seen by the institution whose own record it is', async () => {
    const own = await server.get('/v1/commitments/com-person', clinic);
    expect(own.json.summary).toBe(nameless);
  });

  it('is kept: who writes back what authorities see changes nothing', async () => {
    const facts = told.replaceAll(IDENTITY, '').replaceAll(WIDE, '');
    const counterpart = { kind: 'natural-person', name: '欧阳小明' };
    const { updatedAt: _, ...penalty } = examples.penalties;
    const document = {
      ...penalty,
      id: 'pen-person-2',
      decisionNumber: '云卫医罚〔2026〕2号（虚构）',
      counterpart,
      facts,
    };
    const created = await server.write('POST', '/v1/penalties', document);
    expect([created.status, created.json.facts]).toEqual([201, facts]);
    const { updatedAt: __, ...read } = (await server.get('/v1/penalties/pen-person-2', authority)).json as JsonObject;
    const got = await server.write('PUT', '/v1/penalties/pen-person-2', read, {
      'if-match': created.headers.get('etag') ?? '',
    });
    expect([got.status, got.json.facts, got.json.counterpart.name]).toEqual([200, facts, '欧阳小明']);
  });
});

describe('an identity number', () => {
  const unit = { id: 'unit-person', name: '测试单位', kind: 'health-authority' };
  const spaced = '110101 19900307 4477';

  it.each([
    ['as a whole text', { name: IDENTITY }, '/name'],
    ['within a text', { name: `单位（${IDENTITY}）` }, '/name'],
    ['with blanks', { name: spaced }, '/name'],
    ['with half of the blanks', { name: '11010119900307 4477' }, '/name'],
    ['in wide digits', { aliases: ['甲', WIDE] }, '/aliases/1'],
    ['deep in what a jurisdiction adds', { extensions: { 'lanxi:a': [{ b: IDENTITY }] } }, '/extensions/lanxi:a/0/b'],
    ['as a name there', { extensions: { [`lanxi:${IDENTITY}`]: 1 } }, '/extensions'],
  ])('is refused %s, by a write and by an import alike, and not repeated', async (_, change, pointer) => {
    const document = { ...unit, ...change };
    const got = await server.write('POST', '/v1/units', document);
    expect([got.status, got.json.code], got.text).toEqual([422, 'unprocessable']);
    expect(got.json.errors).toEqual([expect.objectContaining({ pointer, code: 'identity-number' })]);
    expect(got.headers.get('content-language')).toBe('zh-CN');
    const line = `${JSON.stringify(document)}\n`;
    const imported = await server.write('POST', '/v1/imports/units', line, { 'content-type': 'application/x-ndjson' });
    expect(imported.json.faults[0].errors).toEqual([expect.objectContaining({ pointer, code: 'identity-number' })]);
    for (const { text } of [got, imported])
      for (const secret of [IDENTITY, WIDE, spaced]) expect(text).not.toContain(secret);
    expect((await server.get('/v1/units/unit-person')).status).toBe(404);
  });

  it('is refused as the reason for a change', async () => {
    const reason = encodeURIComponent(`更正 ${IDENTITY}`);
    const got = await server.write('POST', '/v1/units', unit, { 'yijian-change-reason': reason });
    expect([got.status, got.json.errors?.[0]]).toEqual([
      400,
      expect.objectContaining({ parameter: 'Yijian-Change-Reason', code: 'identity-number' }),
    ]);
    expect(got.text).not.toContain(IDENTITY);
  });

  it('is told from other long numbers by its check character and its day of birth', async () => {
    const name = '110101199003074478、110101199013074477、999999999999999999';
    const got = await server.write('POST', '/v1/units', { ...unit, id: 'unit-numbers', name });
    expect([got.status, got.json.name]).toEqual([201, name]);
  });
});
