import { createHash, createHmac } from 'node:crypto';
import { poolDigest, recomputeDraw } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Got, startTestServer, type TestServer } from '../../test/test-server.ts';

const digests = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
};
const unit = { id: 'draw.health', name: '虚构县卫生健康局' };
const facility = (id: string) => ({ kind: 'facility' as const, id });

let server: TestServer;
/** The day on which everything happens. */
let now = new Date('2026-03-02T09:00:00+08:00');

async function stored(path: string, body: object): Promise<void> {
  const { status, text } = await server.write('POST', `/v1/${path}`, body);
  expect(text && status, text).toBe(201);
}

beforeAll(async () => {
  server = await startTestServer([], () => now);
  await stored('units', { id: unit.id, name: unit.name, kind: 'health-authority', regionCode: '990121' });
  await stored('units', {
    id: 'draw.clinics',
    name: '虚构诊所管理中心',
    kind: 'health-authority',
    regionCode: '990121',
  });
  for (let n = 1; n <= 24; n += 1)
    await stored('facilities', {
      id: `fac-${n}`,
      name: `虚构机构${n}`,
      categoryCode: 'D211',
      regionCode: n === 6 ? '990122' : '990121',
      status: n === 5 ? 'closed-temporarily' : 'operating',
    });
  const officer = (n: number, more: object = {}) =>
    stored('officers', {
      id: `ofc-${n}`,
      name: `虚构人员${n}`,
      unit,
      role: 'officer',
      status: 'active',
      regionCode: '990121',
      ...more,
    });
  for (const n of [1, 2, 3, 4]) await officer(n, { supervisionFields: ['medical-care'] });
  await officer(5, { status: 'left' });
  await officer(6, { certificateValidTo: '2026-03-01' });
  await officer(7, { supervisionFields: ['school-health'] });
  await officer(8, { unit: { id: 'draw.clinics' }, certificateValidTo: '2026-03-02' });
  await stored('inspections', { id: 'ins-old', facilityId: 'fac-7', kind: 'random', inspectedOn: '2025-09-01' });
  await stored('inspections', { id: 'ins-new', facilityId: 'fac-8', kind: 'random', inspectedOn: '2025-09-02' });
  await stored('inspections', {
    id: 'ins-part',
    facilityId: 'fac-9',
    subject: { kind: 'facility', id: 'fac-9' },
    kind: 'random',
    inspectedOn: '2026-01-02',
  });
  await stored('draw-rules', {
    id: 'rule',
    name: '虚构细则',
    jurisdiction: '990121',
    tierRates: [
      { tier: 'key', ratioPercent: 50 },
      { tier: 'standard', ratioPercent: 20 },
    ],
    rounding: 'largest-remainder',
    inspectorsPerSubject: 2,
    recentInspectionMonths: 6,
    algorithm: 'hmac-sha256-ticket-1',
    basis: '虚构细则',
    confidence: 'fictional',
  });
  const pool = { name: '虚构名录库', asOf: '2026-03-01' };
  await stored('draw-pools', {
    ...pool,
    id: 'subjects',
    kind: 'subjects',
    members: Array.from({ length: 24 }, (_, index) => ({
      subject: facility(`fac-${index + 1}`),
      ...(index < 4 && { tier: 'key' }),
      ...(index === 9 && { unit: { id: 'draw.clinics' } }),
    })),
  });
  await stored('draw-pools', {
    ...pool,
    id: 'inspectors',
    kind: 'inspectors',
    members: Array.from({ length: 8 }, (_, index) => ({ officerId: `ofc-${index + 1}` })),
  });
});
afterAll(() => server?.close());

const order = {
  title: '虚构抽取',
  unit,
  drawRuleId: 'rule',
  subjectPoolIds: ['subjects'],
  inspectorPoolIds: ['inspectors'],
  supervisionField: 'medical-care',
  exclusions: [
    { subject: facility('fac-1'), officerId: 'ofc-1', reason: 'recusal', note: '近亲属在该机构任职' },
    { subject: facility('fac-11'), reason: 'special-campaign' },
  ],
};
const prepare = (id: string, more: object = {}): Promise<Got> =>
  server.write('POST', `/v1/draws/${id}/preparation`, { ...order, ...more });
const carryOut = (id: string, body: object = {}): Promise<Got> => server.write('POST', `/v1/draws/${id}/result`, body);
const published = async (path: string): Promise<any> => (await server.get(`/v1/${path}`)).json;
const pools = async (): Promise<DrawPool[]> =>
  Promise.all(['subjects', 'inspectors'].map((id) => published(`draw-pools/${id}`) as Promise<DrawPool>));
const reasons = (draw: Draw) =>
  Object.fromEntries(
    (draw.exclusions ?? []).map(({ subject, officerId, reason }) => [
      [subject?.id, officerId].filter(Boolean).join(' '),
      reason,
    ]),
  );

describe('a draw that is prepared', () => {
  it('publishes commitment, digests and who is left out and why, and no seed', async () => {
    const got = await prepare('drw-1');
    expect(got.status, got.text).toBe(201);
    expect(got.headers.get('location')).toBe('/v1/draws/drw-1');
    const draw = (await published('draws/drw-1')) as Draw;
    expect(draw).toMatchObject({
      status: 'committed',
      rounding: 'largest-remainder',
      algorithm: 'hmac-sha256-ticket-1',
    });
    expect(draw.seedCommitment).toMatch(/^[0-9a-f]{64}$/);
    expect(draw.seed).toBeUndefined();
    expect(draw.selections).toBeUndefined();
    expect(reasons(draw)).toEqual({
      'fac-1 ofc-1': 'recusal',
      'fac-11': 'special-campaign',
      'fac-5': 'not-operating',
      'fac-8': 'recently-inspected',
      'ofc-5': 'officer-absent',
      'ofc-6': 'certificate-not-valid',
      'ofc-7': 'not-qualified',
      'fac-10 ofc-8': 'own-unit',
    });
    const [subjects, inspectors] = await pools();
    expect(draw.subjectPools).toEqual([
      { poolId: 'subjects', memberCount: 24, sha256: poolDigest(subjects!, digests) },
    ]);
    expect(draw.inspectorPools?.[0]?.sha256).toBe(poolDigest(inspectors!, digests));
    // The fact behind a recusal is for authorities.
    expect(got.json.exclusions[0].note).toBe('近亲属在该机构任职');
    expect(JSON.stringify(draw)).not.toContain('近亲属');
  });

  it('is drawn once, and anyone can compute the result again from what the public reads', async () => {
    const before = (await published('draws/drw-1')) as Draw;
    const got = await carryOut('drw-1');
    expect(got.status, got.text).toBe(200);
    const draw = (await published('draws/drw-1')) as Draw;
    expect(draw).toMatchObject({
      status: 'drawn',
      seedCommitment: before.seedCommitment,
      preparationSha256: before.preparationSha256,
    });
    expect(digests.sha256(draw.seed ?? '')).toBe(before.seedCommitment);
    expect(recomputeDraw(draw, await pools(), digests)).toEqual([]);
    // Half of 4 and a fifth of the 17 that are left: 2 and 3.4, together 5.4, so six, of which the second tier gets four.
    expect(draw.selections?.map(({ tier }) => tier)).toEqual([
      'key',
      'key',
      'standard',
      'standard',
      'standard',
      'standard',
    ]);
    expect(draw.progress).toEqual({ baseCount: 21, selectedCount: 6 });
    const first = draw.selections?.find(({ subject }) => subject.id === 'fac-1');
    expect(first?.officerIds ?? []).not.toContain('ofc-1');
    const again = await carryOut('drw-1');
    expect([again.status, again.json.code]).toEqual([409, 'conflict']);
    expect((await prepare('drw-1')).status).toBe(409);
  });

  it('has nobody make up a result, or cancel it without its seed', async () => {
    await prepare('drw-0');
    const { headers, json } = await server.get('/v1/draws/drw-0');
    const put = async (more: object) => {
      const got = await server.write(
        'PUT',
        '/v1/draws/drw-0',
        { ...json, ...more },
        { 'if-match': headers.get('etag') ?? '' },
      );
      return [got.status, got.json.errors[0].pointer];
    };
    const selections = [{ subject: facility('fac-2'), officerIds: ['ofc-2', 'ofc-3'] }];
    expect(await put({ selections })).toEqual([422, '/seed']);
    expect(await put({ status: 'drawn' })).toEqual([422, '/seed']);
    expect(await put({ status: 'drawn', seed: 'mine', selections })).toEqual([422, '/seed']);
    expect(await put({ status: 'cancelled', cancellationReason: '结果不理想' })).toEqual([422, '/seed']);
    expect(await put({ seedCommitment: digests.sha256('mine') })).toEqual([422, '/seedCommitment']);
  });

  it('does not change silently: not what was published, not the result, not the withdrawals', async () => {
    const { headers, json } = await server.get('/v1/draws/drw-1');
    const put = (more: object) =>
      server.write('PUT', '/v1/draws/drw-1', { ...json, ...more }, { 'if-match': headers.get('etag') ?? '' });
    const pointers = async (more: object) => {
      const { status, json: problem } = await put(more);
      return [status, ...(problem.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)];
    };
    const [one, two] = json.selections;
    expect(await pointers({ selections: [two, one, ...json.selections.slice(2)] })).toEqual([422, '/selections/0']);
    expect(await pointers({ seed: 'another', selections: [] })).toEqual([422, '/seed']);
    expect(await pointers({ exclusions: [] })).toEqual([422, '/exclusions']);
    expect(await pointers({ tierRates: [{ tier: 'key', ratioPercent: 100 }] })).toEqual([422, '/tierRates']);
    expect(await pointers({ status: 'committed' })).toEqual([422, '/status']);
    expect(await pointers({ status: 'cancelled' })).toEqual([422, '/cancellationReason']);
    // What follows a draw is written as ever.
    const done = await put({ status: 'published', publishedOn: '2026-03-03' });
    expect(done.status, done.text).toBe(200);
  });

  it('replaces a subject that fell out by the next one, keeps all others, and says so', async () => {
    const before = (await published('draws/drw-1')) as Draw;
    const gone = before.selections![3]!;
    const withdraw = (body: object) => server.write('POST', '/v1/draws/drw-1/withdrawals', body);
    const body = { subject: gone.subject, reason: 'not-operating', note: '抽取后停业' };
    const got = await withdraw(body);
    expect(got.status, got.text).toBe(200);
    const draw = (await published('draws/drw-1')) as Draw;
    expect(draw.selections?.slice(0, 5)).toEqual(before.selections?.filter((each) => each !== gone));
    expect(draw.selections?.[5]).toMatchObject({ order: 7, tier: 'standard', substituteForId: gone.subject.id });
    expect(draw.withdrawals).toEqual([
      { subject: gone.subject, reason: 'not-operating', withdrawnAt: now.toISOString() },
    ]);
    expect(recomputeDraw(draw, await pools(), digests)).toEqual([]);
    const again = await withdraw(body);
    expect([again.status, again.json.errors[0].pointer]).toEqual([422, '/subject/id']);
    const { rows } = await sql<{ version: number }>`
      select version from history where resource = 'draws' and record_id = 'drw-1' order by version`.execute(
      server.store.db,
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });
});

describe('an inspector who falls out after the draw', () => {
  const drawn = async (id: string): Promise<Draw> => {
    await prepare(id);
    expect((await carryOut(id)).status).toBe(200);
    return (await published(`draws/${id}`)) as Draw;
  };
  const withdraw = (id: string, body: object) => server.write('POST', `/v1/draws/${id}/withdrawals`, body);
  const without = (pair: { officerIds: string[] }, officerId: string) =>
    pair.officerIds.filter((each) => each !== officerId);

  it('of one subject is replaced there alone, by the next one, who stands at the end', async () => {
    const before = await drawn('drw-o1');
    const pair = before.selections![0]!;
    const [officerId = ''] = pair.officerIds;
    const got = await withdraw('drw-o1', { subject: pair.subject, officerId, reason: 'recusal', note: '亲属任职' });
    expect(got.status, got.text).toBe(200);
    const after = (await published('draws/drw-o1')) as Draw;
    const [now, ...others] = after.selections!;
    expect(others).toEqual(before.selections!.slice(1));
    expect(now!.officerIds.slice(0, -1)).toEqual(without(pair, officerId));
    expect(now!.officerIds).toHaveLength(2);
    expect(after.withdrawals).toEqual([
      { subject: pair.subject, officerId, reason: 'recusal', withdrawnAt: expect.any(String) },
    ]);
    expect(recomputeDraw(after, await pools(), digests)).toEqual([]);
    expect((await withdraw('drw-o1', { subject: pair.subject, officerId, reason: 'recusal' })).json).toMatchObject({
      status: 422,
      errors: [{ pointer: '/officerId', code: 'not-drawn' }],
    });
  });

  it('of the whole draw is replaced everywhere, and steps in nowhere again', async () => {
    const before = await drawn('drw-o2');
    const officerId = before.selections![0]!.officerIds[0]!;
    const got = await withdraw('drw-o2', { officerId, reason: 'officer-absent' });
    expect(got.status, got.text).toBe(200);
    const gone = (await published('draws/drw-o2')).selections[0].subject;
    expect((await withdraw('drw-o2', { subject: gone, reason: 'not-operating' })).status).toBe(200);
    const after = (await published('draws/drw-o2')) as Draw;
    for (const { officerIds } of after.selections!) expect(officerIds).not.toContain(officerId);
    expect(recomputeDraw(after, await pools(), digests)).toEqual([]);
  });

  it('cannot leave a subject with too few, and must be named', async () => {
    const before = await drawn('drw-o3');
    const answers = [];
    for (const officerId of new Set(before.selections!.flatMap(({ officerIds }) => officerIds)))
      answers.push((await withdraw('drw-o3', { officerId, reason: 'officer-absent' })).json);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused).not.toEqual([]);
    for (const answer of refused)
      expect(answer).toMatchObject({
        errors: [
          { pointer: '/officerId', code: 'unstaffed', detail: expect.stringMatching(/取消抽取|cancel the draw/) },
        ],
      });
    expect(recomputeDraw((await published('draws/drw-o3')) as Draw, await pools(), digests)).toEqual([]);
    expect((await withdraw('drw-o3', { reason: 'recusal' })).json).toMatchObject({
      status: 422,
      errors: [{ pointer: '', code: 'required' }],
    });
    expect((await withdraw('drw-o3', { officerId: 'ofc-none', reason: 'recusal' })).json).toMatchObject({
      status: 422,
      errors: [{ pointer: '/officerId', code: 'not-drawn' }],
    });
  });
});

describe('a draw with public randomness', () => {
  it('needs what was named beforehand, and nothing that was not', async () => {
    await prepare('drw-2', { publicRandomnessSource: '虚构彩票第 1 期' });
    const without = await carryOut('drw-2');
    expect([without.status, without.json.errors[0].pointer]).toEqual([422, '/publicRandomness']);
    expect(without.json.errors[0].detail).toContain('虚构彩票第 1 期');
    await prepare('drw-3');
    expect((await carryOut('drw-3', { publicRandomness: '1 2 3' })).status).toBe(422);
    expect((await carryOut('drw-2', { publicRandomness: '01 02 03' })).status).toBe(200);
    const draw = (await published('draws/drw-2')) as Draw;
    expect(recomputeDraw(draw, await pools(), digests)).toEqual([]);
    expect(recomputeDraw({ ...draw, publicRandomness: '01 02 04' }, await pools(), digests)).not.toEqual([]);
  });
});

describe('a draw that is cancelled', () => {
  it('keeps its trace, says why, and reveals the seed that would have been used', async () => {
    await prepare('drw-4');
    const cancel = () => server.write('POST', '/v1/draws/drw-4/cancellation', { reason: '名录库有误' });
    expect((await cancel()).status).toBe(200);
    const draw = (await published('draws/drw-4')) as Draw;
    expect(draw).toMatchObject({ status: 'cancelled', cancellationReason: '名录库有误' });
    expect(digests.sha256(draw.seed ?? '')).toBe(draw.seedCommitment);
    expect((await cancel()).status).toBe(409);
    expect((await carryOut('drw-4')).status).toBe(409);
  });
});

describe('a pool', () => {
  it('does not change once it is stored, so that no draw loses its ground', async () => {
    const { headers, json } = await server.get('/v1/draw-pools/subjects');
    const put = (more: object) =>
      server.write('PUT', '/v1/draw-pools/subjects', { ...json, ...more }, { 'if-match': headers.get('etag') ?? '' });
    const changed = await put({ members: json.members.slice(1) });
    expect([changed.status, changed.json.errors[0].pointer]).toEqual([422, '/members']);
    expect((await put({ sha256: '0'.repeat(64) })).status).toBe(422);
    expect((await put({ memberCount: 3 })).status).toBe(422);
    expect((await put({ members: json.members.toReversed(), memberCount: 24 })).status).toBe(200);
  });

  it('that was changed behind the server’s back keeps the seed from being revealed', async () => {
    await prepare('drw-5');
    const { db } = server.store;
    const change = (from: string, to: string) =>
      sql`update draw_pools set document = replace(document::text, ${from}, ${to})::jsonb where id = 'subjects'`.execute(
        db,
      );
    await change('"fac-2"', '"fac-2x"');
    const got = await carryOut('drw-5');
    expect([got.status, got.json.errors[0].pointer]).toEqual([409, '/subjectPools/0/sha256']);
    expect(((await published('draws/drw-5')) as Draw).seed).toBeUndefined();
    await change('"fac-2x"', '"fac-2"');
    expect((await carryOut('drw-5')).status).toBe(200);
  });
});

describe('what cannot be prepared', () => {
  it('names the subject that would lack inspectors, and them', async () => {
    const barred = ['ofc-1', 'ofc-2', 'ofc-3', 'ofc-4'].map((officerId) => ({
      subject: facility('fac-3'),
      officerId,
      reason: 'recusal',
    }));
    const { status, json } = await prepare('drw-6', { exclusions: barred });
    expect([status, json.errors.length, json.errors[0].code]).toEqual([422, 1, 'unstaffed']);
    for (const name of ['fac-3', 'ofc-8', 'ofc-1', 'ofc-4']) expect(json.errors[0].detail).toContain(name);
    expect((await server.get('/v1/draws/drw-6')).status).toBe(404);
  });

  it.each([
    [{ drawRuleId: 'none' }, '/drawRuleId', 'unknown-reference'],
    [{ subjectPoolIds: ['subjects', 'none'] }, '/subjectPoolIds/1', 'unknown-reference'],
    [{ subjectPoolIds: ['inspectors'] }, '/subjectPoolIds/0', 'unprocessable'],
    [{ inspectorPoolIds: ['inspectors', 'inspectors'] }, '/inspectorPoolIds/1', 'unprocessable'],
    [{ unit: { id: 'none' } }, '/unit/id', 'unknown-reference'],
  ])('%j', async (more, pointer, code) => {
    const { json } = await prepare('drw-7', more);
    expect([json.code, json.errors[0].pointer]).toEqual([code, pointer]);
  });

  it('is nothing that the public may order', async () => {
    const { status } = await server.write('POST', '/v1/draws/drw-8/preparation', order, { authorization: '' });
    expect(status).toBe(401);
  });

  it('has no seed that is carried out for a draw of another system', async () => {
    const { seed: _, ...draw } = (await published('draws/drw-1')) as Draw & Record<string, unknown>;
    const foreign = {
      id: 'drw-foreign',
      title: draw.title,
      unit: draw.unit,
      algorithm: draw.algorithm,
      seedCommitment: digests.sha256('x'),
      committedAt: draw.committedAt,
      status: 'committed',
    };
    await stored('draws', foreign);
    expect((await carryOut('drw-foreign')).status).toBe(409);
    now = new Date(now.getTime() + 1000);
    expect((await carryOut('drw-none')).status).toBe(404);
  });
});

describe('two who carry out the same draw at once', () => {
  it('get one draw', async () => {
    await prepare('drw-9');
    const got = await Promise.all(Array.from({ length: 5 }, () => carryOut('drw-9')));
    expect(got.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  });
});
