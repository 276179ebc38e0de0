import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '@yijian/standard/story';
import { everything, startTestServer, TOKEN, type TestServer } from '../../test/test-server.ts';
import { type Finding, verifyHistory } from './verify-history.js';

let server: TestServer;
const authority = { authorization: `Bearer ${TOKEN}` };
const reason = '处罚对象录入有误；wrong subject';
const encoded = encodeURIComponent(reason);

beforeAll(async () => {
  server = await startTestServer(everything);
});
afterAll(() => server?.close());

const historyOf = (collection: string, id: string, more = '') =>
  server.get(`/v1/history?collection=${collection}&recordId=${id}${more}`, authority);

const withdraw = async (collection: string, id: string, more: Record<string, string> = {}) => {
  const etag = (await server.get(`/v1/${collection}/${id}`, authority)).headers.get('etag') ?? '"none"';
  return server.write('POST', '/v1/withdrawals', { collection, recordId: id, recordEtag: etag, reason, ...more });
};

/** A penalty against a facility of the sample region, public now. */
async function newPenalty(id: string): Promise<{ document: Record<string, unknown>; facilityId: string }> {
  const facility = (await server.get('/v1/facilities?limit=1')).json.data[0];
  const { updatedAt: _, publicityEndsOn: __, ...example } = examples['penalties'] as Record<string, any>;
  const document = {
    ...example,
    id,
    decisionNumber: `虚构罚〔2026〕${id}号`,
    subject: { kind: 'facility', id: facility.id },
    status: 'in-force',
  };
  const created = await server.write('POST', '/v1/penalties', document);
  expect([created.status, created.text]).toEqual([201, expect.anything()]);
  return { document, facilityId: facility.id };
}

const verifyAll = async (): Promise<Finding[]> => {
  const findings: Finding[] = [];
  await verifyHistory(server.store.db, { onFinding: (finding) => findings.push(finding) });
  return findings;
};

describe('the history of a record', () => {
  it('tells who changed what, when and why, and how the versions hang together', async () => {
    const unit = { id: 'hist-1', name: '虚构单位', kind: 'court' };
    const created = await server.write('POST', '/v1/units', unit, { 'yijian-change-reason': 'first%20entry' });
    const replaced = await server.write(
      'PUT',
      '/v1/units/hist-1',
      { ...unit, name: '更名', contactPhone: undefined },
      { 'if-match': created.headers.get('etag') ?? '', 'yijian-change-reason': encoded },
    );
    expect(replaced.status).toBe(200);
    const { json } = await historyOf('units', 'hist-1');
    expect(json.data).toEqual([
      {
        version: 1,
        action: 'created',
        changedAt: created.json.updatedAt,
        changedBy: expect.any(String),
        reason: 'first entry',
        changes: [{ pointer: '', after: expect.stringContaining('虚构单位') }],
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      {
        version: 2,
        action: 'replaced',
        changedAt: replaced.json.updatedAt,
        changedBy: expect.any(String),
        reason,
        changes: [{ pointer: '/name', before: '"虚构单位"', after: '"更名"' }],
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        previousHash: json.data[0].hash,
      },
    ]);
    expect(JSON.parse(json.data[0].changes[0].after)).toEqual(unit);
  });

  it('is paged, and a page that begins in the middle knows what was before', async () => {
    const whole = await historyOf('units', 'hist-1');
    const first = await historyOf('units', 'hist-1', '&limit=1');
    expect(first.json.data).toEqual(whole.json.data.slice(0, 1));
    const second = await historyOf('units', 'hist-1', `&cursor=${first.json.page.nextCursor}`);
    expect(second.json.data).toEqual(whole.json.data.slice(1));
    expect(second.json.page.nextCursor).toBeUndefined();
  });

  it('holds nothing that its reader may not see of the record', async () => {
    const subscription = {
      ...examples['webhook-subscriptions'],
      id: 'hist-hook',
      secret: 'whsec_ZXhhbXBsZS1zZWNyZXQtZXhhbXBsZS1zZWNyZXQ=',
      status: 'paused',
    };
    const created = await server.write('POST', '/v1/webhook-subscriptions', subscription);
    expect([created.status, created.text]).toEqual([201, expect.anything()]);
    const { json, text } = await historyOf('webhook-subscriptions', 'hist-hook');
    expect(json.data).toHaveLength(1);
    expect(text).not.toContain('whsec_');
  });

  it('tells of the matrix of a plan, beside the plan itself', async () => {
    const path = '/v1/plans/luzhai-2021-7/matrix';
    const { json: matrix, headers } = await server.get(path, authority);
    const [first] = matrix.tasks;
    const changed = { ...matrix, tasks: [{ ...first, title: `${first.title}（虚构更正）` }, ...matrix.tasks.slice(1)] };
    const stored = await server.write('PUT', path, changed, {
      'if-match': headers.get('etag') ?? '',
      'yijian-change-reason': encoded,
    });
    expect([stored.status, stored.text]).toEqual([200, expect.anything()]);
    const { status, json } = await historyOf('plan-matrices', 'luzhai-2021-7');
    expect(status).toBe(200);
    expect(json.data.map(({ action }: { action: string }) => action)).toEqual(['created', 'replaced']);
    expect(JSON.parse(json.data[0].changes[0].after).tasks).toHaveLength(matrix.tasks.length);
    expect(json.data[1]).toMatchObject({
      reason,
      previousHash: json.data[0].hash,
      changes: [
        {
          pointer: '/tasks/0/title',
          before: JSON.stringify(first.title),
          after: JSON.stringify(`${first.title}（虚构更正）`),
        },
      ],
    });
    expect((await historyOf('plan-matrices', 'no-such-plan')).json).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is not for the public, and needs a record that there is', async () => {
    expect((await server.get('/v1/history?collection=units&recordId=hist-1')).status).toBe(401);
    expect((await historyOf('units', 'nobody')).json).toMatchObject({ status: 404, code: 'not-found' });
    expect((await historyOf('nothing', 'hist-1')).json).toMatchObject({ status: 400, code: 'bad-request' });
  });
});

describe('a reason that cannot be read is refused', () => {
  it.each([
    ['%E4%B8', 'broken UTF-8'],
    ['%20%20', 'blank'],
    ['%00', 'NUL'],
    ['a'.repeat(501), 'too long'],
  ])('%s (%s)', async (header) => {
    const unit = { id: 'hist-bad', name: '虚构单位', kind: 'court' };
    const got = await server.write('POST', '/v1/units', unit, { 'yijian-change-reason': header });
    expect(got.json).toMatchObject({ status: 400, errors: [{ parameter: 'Yijian-Change-Reason' }] });
    expect((await server.get('/v1/units/hist-bad')).status).toBe(404);
  });
});

describe('a record that was withdrawn', () => {
  let facilityId: string;
  let document: Record<string, unknown>;
  let cursor: string;
  beforeAll(async () => {
    ({ document, facilityId } = await newPenalty('pen-w1'));
    const timeline = await server.get(`/v1/facilities/${facilityId}/timeline?limit=200`);
    expect(timeline.text).toContain('pen-w1');
    cursor = (await server.get(`/v1/changes?since=${encodeURIComponent(new Date(Date.now() + 5000).toISOString())}`))
      .json.page.nextCursor;
    const withdrawn = await withdraw('penalties', 'pen-w1');
    expect([withdrawn.status, withdrawn.json]).toEqual([
      201,
      expect.objectContaining({ collection: 'penalties', recordId: 'pen-w1', reason, version: 2 }),
    ]);
    expect(withdrawn.headers.get('location')).toBe('/v1/history?collection=penalties&recordId=pen-w1');
  });

  it('is gone for whoever saw it', async () => {
    for (const headers of [{}, authority]) {
      const got = await server.get('/v1/penalties/pen-w1', headers);
      expect([got.status, got.json.code]).toEqual([410, 'withdrawn']);
    }
  });

  it('is in no list, timeline or export', async () => {
    const places = [
      `/v1/penalties?subjectId=${facilityId}&limit=200`,
      `/v1/facilities/${facilityId}/timeline?limit=200`,
      '/v1/exports/penalties',
    ];
    for (const place of places) {
      const got = await server.get(place, authority);
      expect(got.status, place).toBe(200);
      expect(got.text, place).not.toContain('pen-w1');
    }
  });

  it('is told of by the change feed, without an ETag', async () => {
    const { json } = await server.get(`/v1/changes?cursor=${cursor}`);
    const change = json.data.find(({ recordId }: { recordId: string }) => recordId === 'pen-w1');
    expect(change).toMatchObject({ action: 'withdrawn', version: 2 });
    expect(change).not.toHaveProperty('etag');
  });

  it('is read by authorities in its history, with why', async () => {
    const { json } = await historyOf('penalties', 'pen-w1');
    expect(json.data[1]).toMatchObject({ action: 'withdrawn', reason, changes: [{ pointer: '' }] });
    expect(JSON.parse(json.data[1].changes[0].before)).toMatchObject({ decisionNumber: document['decisionNumber'] });
    expect(json.data[1].changes[0]).not.toHaveProperty('after');
  });

  it('keeps its id', async () => {
    const again = await server.write('POST', '/v1/penalties', document);
    expect([again.status, again.json.code]).toEqual([409, 'conflict']);
    const silent = await server.write('PUT', '/v1/penalties/pen-w1', document);
    expect([silent.status, silent.json.code]).toEqual([422, 'reason-required']);
    expect((await withdraw('penalties', 'pen-w1')).json).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('may be named by other records', async () => {
    const record = {
      ...examples['list-entries'],
      id: 'le-w1',
      subject: document['subject'],
      basisRecordIds: ['pen-w1'],
    };
    const got = await server.write('POST', '/v1/list-entries', record);
    expect([got.status, got.text]).toEqual([201, expect.anything()]);
  });

  it('comes back by a correction that says why, as its next version', async () => {
    const got = await server.write('PUT', '/v1/penalties/pen-w1', document, { 'yijian-change-reason': encoded });
    expect([got.status, got.text]).toEqual([201, expect.anything()]);
    expect((await server.get('/v1/penalties/pen-w1', authority)).status).toBe(200);
    expect((await server.get(`/v1/facilities/${facilityId}/timeline?limit=200`)).text).toContain('pen-w1');
    const { json } = await historyOf('penalties', 'pen-w1');
    expect(json.data.map(({ action }: { action: string }) => action)).toEqual(['created', 'withdrawn', 'replaced']);
    expect(json.data[2].changes).toEqual([{ pointer: '', after: expect.any(String) }]);
  });

  it('leaves the history whole', async () => expect(await verifyAll()).toEqual([]));
});

it('a rating that is withdrawn leaves its summary and its timeline', async () => {
  const ratings = (await server.get('/v1/credit-ratings?limit=200', authority)).json.data as any[];
  const rating = ratings.find(({ subject, gradeCode }) => subject.kind === 'facility' && gradeCode !== undefined);
  const { id } = rating.subject as { id: string };
  for (const other of ratings.filter(({ subject }) => subject.id === id))
    expect((await withdraw('credit-ratings', other.id)).status).toBe(201);
  const summary = await server.get(`/v1/credit-summaries?subject=${id}`);
  expect(summary.json.data[0]).not.toHaveProperty('gradeCode');
  const timeline = await server.get(`/v1/facilities/${id}/timeline?limit=200`);
  expect(timeline.text).not.toContain(rating.id);
});

it('a facility that is withdrawn takes its timeline and its summary along', async () => {
  const facility = (await server.get('/v1/facilities?limit=2')).json.data[1];
  expect((await withdraw('facilities', facility.id)).status).toBe(201);
  expect((await server.get(`/v1/facilities/${facility.id}/timeline`)).status).toBe(410);
  const summary = await server.get(`/v1/credit-summaries?subject=${facility.id}`);
  expect(summary.json).toMatchObject({ data: [], missing: [{ id: facility.id }] });
});

it('a plan that is withdrawn takes its matrix along, and comes back whole', async () => {
  const plan = (await server.get('/v1/plans?limit=1')).json.data[0];
  const matrix = await server.get(`/v1/plans/${plan.id}/matrix`);
  expect((await withdraw('plans', plan.id)).status).toBe(201);
  expect((await server.get(`/v1/plans/${plan.id}/matrix`)).status).toBe(410);
  const put = (headers: Record<string, string>) =>
    server.write('PUT', `/v1/plans/${plan.id}/matrix`, matrix.json, headers);
  expect((await put({})).json).toMatchObject({ status: 422, code: 'reason-required' });
  expect((await put({ 'yijian-change-reason': encoded })).status).toBe(201);
  expect((await server.get(`/v1/plans/${plan.id}/matrix`)).json.assignments).toEqual(matrix.json.assignments);
  expect(await verifyAll()).toEqual([]);
});

it('what the public did not see is not told to have been withdrawn', async () => {
  const { document } = await newPenalty('pen-w2');
  const before = await server.get('/v1/penalties/pen-w2', authority);
  const ended = await server.write(
    'PUT',
    '/v1/penalties/pen-w2',
    { ...document, publicityEndsOn: '2020-01-01' },
    { 'if-match': before.headers.get('etag') ?? '' },
  );
  expect([ended.status, ended.text]).toEqual([200, expect.anything()]);
  expect((await server.get('/v1/penalties/pen-w2')).status).toBe(404);
  expect((await withdraw('penalties', 'pen-w2')).status).toBe(201);
  expect((await server.get('/v1/penalties/pen-w2')).status).toBe(404);
  expect((await server.get('/v1/penalties/pen-w2', authority)).status).toBe(410);
});

it('the correction of a published decision says why; what happens to it later need not', async () => {
  const { document } = await newPenalty('pen-c1');
  expect(document['publishedOn']).toBeDefined();
  const put = async (changes: object, headers: Record<string, string> = {}) => {
    const etag = (await server.get('/v1/penalties/pen-c1', authority)).headers.get('etag') ?? '';
    return server.write('PUT', '/v1/penalties/pen-c1', { ...document, ...changes }, { 'if-match': etag, ...headers });
  };
  expect((await put({ note: '已送达' })).status).toBe(200);
  const silent = await put({ note: '已送达', facts: '更正后的违法事实' });
  expect(silent.json).toMatchObject({ status: 422, code: 'reason-required', errors: [{ pointer: '/facts' }] });
  expect((await server.get('/v1/penalties/pen-c1', authority)).json.facts).toBe(document['facts']);
  const told = await put({ note: '已送达', facts: '更正后的违法事实' }, { 'yijian-change-reason': encoded });
  expect(told.status).toBe(200);
  expect((await historyOf('penalties', 'pen-c1')).json.data.at(-1)).toMatchObject({
    reason,
    changes: [{ pointer: '/facts', after: '"更正后的违法事实"' }],
  });
});

describe('a withdrawal is refused', () => {
  it('of what has changed since it was read', async () => {
    const got = await withdraw('units', 'hist-1', { recordEtag: '"another"' });
    expect(got.json).toMatchObject({ status: 412, code: 'precondition-failed' });
    expect((await server.get('/v1/units/hist-1')).status).toBe(200);
  });

  it('of what there is not', async () => {
    const unknown = await withdraw('units', 'nobody');
    expect(unknown.json).toMatchObject({ status: 422, code: 'unknown-reference', errors: [{ pointer: '/recordId' }] });
    const nowhere = await withdraw('nothing', 'hist-1');
    expect(nowhere.json).toMatchObject({ status: 422, errors: [{ pointer: '/collection' }] });
  });

  it('without a reason, or a token', async () => {
    expect((await withdraw('units', 'hist-1', { reason: '  ' })).json).toMatchObject({
      errors: [{ pointer: '/reason' }],
    });
    const bare = await fetch(`${server.origin}/v1/withdrawals`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
  });
});
