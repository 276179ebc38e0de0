import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { deriveDueActions } from './derive-due-actions.js';

const withToken = { authorization: `Bearer ${TOKEN}` };
const subject = { kind: 'facility', id: 'fac-standing', name: '示例诊所（虚构）' };

let now = new Date('2025-06-10T04:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    profiles,
    () => now,
    () => ({}),
    () => new Date('2025-01-01T00:00:00Z'),
  );
  await deriveDueActions(server.store.db, now);
});
afterAll(() => server?.close());

async function put(collection: string, value: Record<string, unknown>): Promise<void> {
  const path = `/v1/${collection}/${String(value['id'])}`;
  const before = await server.get(path, withToken);
  const condition: Record<string, string> =
    before.status === 200 ? { 'if-match': before.headers.get('etag')! } : { 'if-none-match': '*' };
  const { status, text } = await server.write('PUT', path, value, condition);
  expect([status, text]).toEqual([before.status === 200 ? 200 : 201, expect.anything()]);
}

const standing = async (query = '', headers: Record<string, string> = withToken, id = subject.id) => {
  const got = await server.get(`/v1/subjects/${id}/standing${query}`, headers);
  expect([got.status, got.text]).toEqual([200, expect.anything()]);
  return got.json;
};
const due = async (query = '') => {
  const got = await server.get(`/v1/due-actions${query}`, withToken);
  expect([got.status, got.text]).toEqual([200, expect.anything()]);
  return got.json;
};

const facility = {
  id: subject.id,
  name: subject.name,
  categoryCode: 'D211',
  regionCode: '520102',
  bedCount: 0,
  status: 'operating',
  openedOn: '2021-02-20',
  supervisingUnitId: 'unit-standing',
  licence: { number: 'X1', validFrom: '2021-02-20', verificationCycleYears: 1 },
  licenceEvents: [
    { kind: 'issued', occurredOn: '2021-02-20' },
    { kind: 'verified', occurredOn: '2025-02-20' },
  ],
};
const score = (id: string, recordedOn: string, points: number, more = {}) => ({
  id,
  subject,
  ruleSetId: 'guiyang-2015',
  behaviour: '示例行为（虚构）',
  points,
  recordedOn,
  status: 'effective',
  ...more,
});

describe('a subject over time', () => {
  beforeAll(async () => {
    await put('units', {
      id: 'unit-standing',
      name: '示例卫生健康局（虚构）',
      kind: 'health-authority',
      regionCode: '520102',
    });
    await put('facilities', facility);
    await put('facilities', { ...facility, id: 'fac-other', name: '另一诊所（虚构）', regionCode: '520302' });
    await put('score-records', score('sco-st-1', '2025-03-03', 6));
    await put('score-records', score('sco-st-2', '2025-04-07', 6));
    await put('penalties', {
      id: 'pen-st-1',
      subject,
      decisionNumber: '示例〔2025〕1号',
      kinds: ['warning', 'fine'],
      decidedOn: '2025-03-28',
      publishedOn: '2025-04-01',
      publicityEndsOn: '2025-05-31',
      unit: { id: 'unit-standing' },
      status: 'performed',
    });
    await put('inspections', {
      id: 'ins-st-1',
      facilityId: subject.id,
      kind: 'routine',
      inspectedOn: '2025-05-06',
      unit: { id: 'unit-standing' },
      findings: [
        {
          id: 'fnd-st-1',
          severity: 'general',
          description: '示例问题（虚构）',
          rectification: { id: 'rec-st-1', kind: 'planned', dueOn: '2025-06-05', status: 'open' },
        },
      ],
    });
  });

  it('stands with its points, thresholds and the consequence of the rule set, and says where they come from', async () => {
    const { demeritCycles } = await standing();
    // 贵阳 2015: 12 months from the licence; 12 points lead to rectification.
    expect(demeritCycles).toHaveLength(1);
    expect(demeritCycles[0]).toMatchObject({
      ruleSetId: 'guiyang-2015',
      cycleFrom: '2025-02-20',
      cycleTo: '2026-02-19',
      points: 12,
      consequence: 'rectify',
      bands: [
        { minPoints: 12, inclusive: true, reachedOn: '2025-04-07', status: 'open' },
        { minPoints: 18, inclusive: false, status: 'not-reached' },
      ],
      provenance: {
        rule: { collection: 'score-rule-sets', id: 'guiyang-2015', version: 1, confidence: 'source-read' },
        records: [
          { collection: 'facilities', id: subject.id, version: 1 },
          { collection: 'score-records', id: 'sco-st-1', version: 1 },
          { collection: 'score-records', id: 'sco-st-2', version: 1 },
        ],
        computedFor: '2025-06-10',
      },
    });
  });

  it('agrees today with summaries and cadence status', async () => {
    const told = await standing();
    const { json: summaries } = await server.get(`/v1/credit-summaries?subject=${subject.id}`, withToken);
    const { points, cycleFrom, cycleTo, consequence } = told.demeritCycles[0];
    expect(summaries.data[0].demerit).toMatchObject({ points, cycleFrom, cycleTo, consequence });
    const { json: cadence } = await server.get(`/v1/cadence-status?facilityId=${subject.id}`, withToken);
    expect(told.selfInspections).toMatchObject(cadence.data[0].kinds);
    expect(told.selfInspections[0].provenance.rule.id).toBe(cadence.data[0].cadenceId);
  });

  it('can be told of any day of the past', async () => {
    const before = await standing('?on=2025-04-06');
    expect(before.demeritCycles[0]).toMatchObject({ points: 6 });
    expect(before.demeritCycles[0]).not.toHaveProperty('consequence');
    expect(before.publicity[0]).toMatchObject({ isPublic: true, publicFrom: '2025-04-01', publicTo: '2025-05-31' });
    expect(before.rectifications).toEqual([]);
    const after = await standing('?on=2025-06-05');
    expect(after.publicity[0]).toMatchObject({ isPublic: false, repair: 'ended' });
    expect(after.rectifications).toMatchObject([{ rectificationId: 'rec-st-1', status: 'open' }]);
    expect((await standing('?on=2025-06-06')).rectifications).toMatchObject([{ status: 'overdue', overdueDays: 1 }]);
    expect((await standing('?on=1999-01-01')).demeritCycles).toEqual([]);
  });

  it('shows the public nothing that has gone from the public, on no day, and no limits of procedure', async () => {
    for (const query of ['', '?on=2025-04-06']) {
      const told = await standing(query, {});
      expect(told.publicity).toEqual([]);
      expect(told).not.toHaveProperty('timeLimits');
    }
    expect((await server.get(`/v1/subjects/${subject.id}/standing?asKnownAt=2025-06-01T00:00:00Z`)).status).toBe(401);
  });

  it('refuses a day to come, one that is none, and an unknown subject', async () => {
    for (const on of ['2025-06-11', '2025-02-30', '0001-01-01'])
      expect((await server.get(`/v1/subjects/${subject.id}/standing?on=${on}`, withToken)).json).toMatchObject({
        code: 'bad-request',
        errors: [{ parameter: 'on' }],
      });
    expect((await server.get('/v1/subjects/nobody/standing', withToken)).status).toBe(404);
  });

  it('is due for what the rules ask, the earliest first, for its region and unit', async () => {
    const { data, on } = await due(`?subjectId=${subject.id}&until=2026-12-31`);
    expect(on).toBe('2025-06-10');
    expect(data.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['consequence', 'self-inspection', 'rectification', 'verification']),
    );
    const keys = data.map((one: { dueOn?: string; since: string }) => one.dueOn ?? one.since);
    expect(keys).toEqual([...keys].sort());
    expect(data.find(({ id }: { id: string }) => id === 'rectification:rec-st-1')).toMatchObject({
      status: 'overdue',
      overdueDays: 5,
      regionCode: '520102',
      unit: { id: 'unit-standing' },
      subject,
      provenance: { records: [{ collection: 'inspections', id: 'ins-st-1', version: 1 }], computedFor: '2025-06-10' },
    });
    for (const [query, ids] of [
      ['regionCode=520102', [subject.id]],
      ['regionCode=520100', [subject.id]],
      ['regionCode=520000', [subject.id, 'fac-other']],
      ['regionCode=000000', [subject.id, 'fac-other']],
      ['regionCode=520300', ['fac-other']],
      ['regionCode=110000', []],
      ['unitId=unit-standing&kind=rectification', [subject.id]],
      ['unitId=unit-none', []],
    ] as [string, string[]][]) {
      const told = await due(`?${query}&until=2026-12-31`);
      expect([...new Set(told.data.map((one: any) => one.subject.id))].sort(), query).toEqual([...ids].sort());
    }
    const tomorrow = await due(`?kind=self-inspection&subjectId=${subject.id}&on=2026-01-01&until=2026-01-01`);
    expect(tomorrow.data.every(({ status }: { status: string }) => status === 'overdue')).toBe(true);
    expect((await server.get('/v1/due-actions')).status).toBe(401);
    expect((await server.get('/v1/due-actions?on=2025-06-09', withToken)).status).toBe(400);
  });

  it('comes page by page, each action once', async () => {
    const whole = await due('?until=2026-12-31');
    const ids: string[] = [];
    for (let query = '?until=2026-12-31&limit=2'; ;) {
      const { data, page } = await due(query);
      ids.push(...data.map(({ id }: { id: string }) => id));
      if (page.nextCursor === undefined) break;
      query = `?cursor=${page.nextCursor}`;
    }
    expect(ids).toEqual(whole.data.map(({ id }: { id: string }) => id));
    expect(ids.length).toBeGreaterThan(4);
  });

  it('is explained by what was known at the time, after it was corrected', async () => {
    const then = '2025-06-10T05:00:00Z';
    now = new Date('2025-06-20T04:00:00Z');
    // The second points were of another facility; the first were given in error, and the rectification was done in time.
    await put('score-records', score('sco-st-2', '2025-04-07', 6, { subject: { kind: 'facility', id: 'fac-other' } }));
    await put(
      'score-records',
      score('sco-st-1', '2025-03-03', 6, { status: 'revoked', endedOn: '2025-06-18', endReason: 'recorded-in-error' }),
    );
    expect((await standing()).demeritCycles[0].points).toBe(0);
    expect((await standing('?on=2025-06-17')).demeritCycles[0].points).toBe(6);
    expect((await standing('', withToken, 'fac-other')).demeritCycles.at(-1).points).toBe(6);
    const known = await standing(`?asKnownAt=${then}`);
    expect(known).toMatchObject({ on: '2025-06-10', asKnownAt: '2025-06-10T05:00:00.000Z' });
    expect(known.demeritCycles[0]).toMatchObject({ points: 12, consequence: 'rectify' });
    expect(known.demeritCycles[0].provenance.records).toContainEqual({
      collection: 'score-records',
      id: 'sco-st-2',
      version: 1,
    });
    expect((await standing(`?asKnownAt=${then}`, withToken, 'fac-other')).demeritCycles[0].points).toBe(0);
    const gone = await server.get(`/v1/subjects/${subject.id}/standing?asKnownAt=2025-06-01T00:00:00Z`, withToken);
    expect(gone.status).toBe(404);
    expect((await due(`?subjectId=${subject.id}&kind=consequence`)).data).toEqual([]);
  });

  it('is due for less once it was done, and for other things once a rule changes', async () => {
    const inspection = (await server.get('/v1/inspections/ins-st-1', withToken)).json;
    Object.assign(inspection.findings[0].rectification, { status: 'completed', completedOn: '2025-06-04' });
    await put('inspections', inspection);
    const kinds = async () =>
      (await due(`?subjectId=${subject.id}&until=2026-12-31`)).data.map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toContain('rectification-check');
    expect(await kinds()).not.toContain('rectification');
    const dueOf = async () =>
      (await due(`?subjectId=${subject.id}&kind=self-inspection&until=2026-12-31`)).data.map(
        ({ provenance }: any) => provenance.rule.id,
      );
    expect(new Set(await dueOf())).toEqual(new Set(['national-2021']));
    await put('self-inspection-cadences', {
      id: 'guiyang-test',
      name: '贵阳市自查频次（虚构）',
      jurisdiction: '520100',
      basis: '虚构示例规则',
      confidence: 'fictional',
      kinds: [{ kind: 'full', requiredCount: 1, intervalMonths: 6 }],
      effectiveFrom: '2025-01-01',
    });
    expect(await dueOf()).toEqual(['guiyang-test']);
    // The other facility lies in another prefecture.
    const other = (await due('?subjectId=fac-other&kind=self-inspection&until=2026-12-31')).data;
    expect(other[0].provenance.rule.id).toBe('national-2021');
  });

  it('is derived anew when other rules have derived it', async () => {
    const before = (await due('?until=2026-12-31')).data;
    await server.store.db.deleteFrom('due_actions').execute();
    await server.store.db.deleteFrom('derivations').where('name', '=', 'due-actions').execute();
    expect((await due('?until=2026-12-31')).data).toEqual([]);
    await deriveDueActions(server.store.db, now);
    expect((await due('?until=2026-12-31')).data).toEqual(before);
    await server.store.db.deleteFrom('due_actions').execute();
    await deriveDueActions(server.store.db, now);
    expect((await due('?until=2026-12-31')).data).toEqual([]);
  });
});
