import type { ApiRoot, CreditSummaries, PlanMatrix, Timeline } from '@yijian/standard';
import {
  compareTimelineEvents,
  creditSummary,
  planLoad,
  planMatrix,
  selfInspectionStandings,
  timelineEvents,
} from '@yijian/rules';
import { operations } from '@yijian/standard/operations';
import { planSources } from '@yijian/standard/plans';
import { scoreRuleSets, selfInspectionCadences } from '@yijian/standard/profiles';
import { examples } from '@yijian/standard/story';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_OF, everything, startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { sampleRegion, SAMPLE_EDGE_CASES, type SampleRecord } from '../sample-region/index.js';

const records = [...sampleRegion({ facilities: 8, asOf: AS_OF })];
const of = <Kind extends SampleRecord['kind']>(kind: Kind) =>
  records.filter((entry) => entry.kind === kind).map(({ record }) => record) as Extract<
    SampleRecord,
    { kind: Kind }
  >['record'][];

const withToken = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(everything, () => new Date(`${AS_OF}T04:00:00Z`));
});
afterAll(() => server?.close());

/** The same events as the rules derive from the records themselves, newest first. */
function eventIds(facilityId: string): string[] {
  const own = records.filter(({ kind, record }) =>
    kind === 'facility'
      ? record.id === facilityId
      : kind === 'inspection'
        ? record.facilityId === facilityId
        : 'subject' in record && record.subject.id === facilityId,
  );
  return own
    .flatMap((entry) => timelineEvents(entry as Parameters<typeof timelineEvents>[0]))
    .sort(compareTimelineEvents)
    .map(({ id }) => id);
}

/** All pages of a timeline, as an authority sees it unless told otherwise. */
async function wholeTimeline(path: string, headers: Record<string, string> = withToken): Promise<Timeline[]> {
  const pages: Timeline[] = [];
  for (let cursor = ''; ;) {
    const got = await server.get(cursor === '' ? path : `${path.split('?')[0]}?cursor=${cursor}`, headers);
    expect(got.status).toBe(200);
    pages.push(got.json);
    if (got.json.page.nextCursor === undefined) return pages;
    cursor = got.json.page.nextCursor;
  }
}

describe('a timeline', () => {
  it.each([1, 7, 100, 400, 500])('has all 400 events once, newest first, on pages of %i', async (limit) => {
    const pages = await wholeTimeline(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?limit=${limit}`);
    const events = pages.flatMap(({ data }) => data);
    expect(events).toHaveLength(400);
    expect(events.map(({ id }) => id)).toEqual(eventIds(SAMPLE_EDGE_CASES.manyEvents));
    expect(pages.map(({ overview }) => overview !== undefined)).toEqual(pages.map((_, index) => index === 0));
  });

  it('says on its first page how many events of each kind and month match', async () => {
    const [first] = await wholeTimeline(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?limit=1`);
    const events = (await wholeTimeline(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline`)).flatMap(
      ({ data }) => data,
    );
    const { total, firstOn, lastOn, kinds, months } = first!.overview!;
    expect(total).toBe(400);
    expect([firstOn, lastOn]).toEqual([events.at(-1)?.occurredOn, events[0]?.occurredOn]);
    for (const { kind, count } of kinds)
      expect(
        events.filter((event) => event.kind === kind),
        kind,
      ).toHaveLength(count);
    for (const { month, count } of months)
      expect(
        events.filter((event) => event.occurredOn.startsWith(month)),
        month,
      ).toHaveLength(count);
    expect(kinds.map(({ count }) => count)).toEqual(kinds.map(({ count }) => count).sort((a, b) => b - a));
    expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).sort());
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(400);
  });

  it('can be narrowed by kind and by days, which its overview follows', async () => {
    const all = (await wholeTimeline(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline`)).flatMap(
      ({ data }) => data,
    );
    const day = all[200]!.occurredOn;
    for (const [query, keeps] of [
      ['kind=finding&kind=penalty', ({ kind }) => kind === 'finding' || kind === 'penalty'],
      [`from=${day}`, ({ occurredOn }) => occurredOn >= day],
      [`to=${day}`, ({ occurredOn }) => occurredOn <= day],
      [`from=${day}&to=${day}`, ({ occurredOn }) => occurredOn === day],
      [
        `kind=inspection&from=2024-01-01&to=2024-12-31`,
        ({ kind, occurredOn }) => kind === 'inspection' && occurredOn.startsWith('2024'),
      ],
      [`kind=${'x'.repeat(64)}`, () => false],
    ] as [string, (event: Timeline['data'][number]) => boolean][]) {
      const pages = await wholeTimeline(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?limit=9&${query}`);
      expect(
        pages.flatMap(({ data }) => data.map(({ id }) => id)),
        query,
      ).toEqual(all.filter(keeps).map(({ id }) => id));
      expect(pages[0]?.overview?.total, query).toBe(all.filter(keeps).length);
    }
  });

  it('goes on even after the longest list of kinds that can be asked for', async () => {
    const strangers = Array.from({ length: 19 }, (_, n) => `kind=${encodeURIComponent('类'.repeat(60))}${n}`).join('&');
    const pages = await wholeTimeline(
      `/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?limit=100&kind=inspection&${strangers}`,
    );
    expect(pages.length).toBeGreaterThan(1);
  });

  it('shows the public no penalty whose publication has ended, nor counts it', async () => {
    const path = `/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?limit=90`;
    const all = (await wholeTimeline(path)).flatMap(({ data }) => data);
    const over = all.filter(({ penalty }) => penalty?.publicityEndsOn !== undefined && penalty.publicityEndsOn < AS_OF);
    expect(over.length).toBeGreaterThan(0);
    const pages = await wholeTimeline(path, {});
    expect(pages.flatMap(({ data }) => data.map(({ id }) => id))).toEqual(
      all.filter((event) => !over.includes(event)).map(({ id }) => id),
    );
    expect(pages[0]?.overview?.total).toBe(400 - over.length);
    const { penaltyId } = over[0]!.penalty!;
    expect((await server.get(`/v1/penalties/${penaltyId}`)).status).toBe(404);
    expect((await server.get(`/v1/penalties/${penaltyId}`, withToken)).status).toBe(200);
  });

  it('of a facility without events is empty, and says so', async () => {
    const { json } = await server.get(`/v1/facilities/${SAMPLE_EDGE_CASES.noEvents}/timeline`);
    expect(json).toMatchObject({
      data: [],
      overview: { total: 0, kinds: [], months: [] },
      subject: { kind: 'facility', id: SAMPLE_EDGE_CASES.noEvents },
    });
    expect(json.overview).not.toHaveProperty('firstOn');
  });

  it('names the grade before in each rating, and the records that it rests on', async () => {
    const { json } = await server.get(`/v1/facilities/${SAMPLE_EDGE_CASES.manyEvents}/timeline?kind=credit&limit=500`);
    const ratings = (json as Timeline).data.map(({ credit }) => credit).reverse();
    const graded = ratings.filter((credit) => credit?.gradeCode !== undefined);
    expect(graded.length).toBeGreaterThan(2);
    for (const [index, credit] of graded.entries())
      expect(credit?.previousGradeCode).toBe(graded[index - 1]?.gradeCode);
    expect(graded[0]?.gradeLabel).toBeDefined();
  });

  it('follows every change of the records', async () => {
    const base = '/v1/facilities/timeline-fac';
    await server.write('POST', '/v1/facilities', {
      id: 'timeline-fac',
      name: '测试诊所',
      categoryCode: 'D215',
      regionCode: '990121',
      status: 'operating',
    });
    const ids = async (): Promise<string[]> =>
      (await server.get(`${base}/timeline`)).json.data.map(({ id }: { id: string }) => id);
    const finding = { id: 'tl-f', description: '问题', severity: 'minor' };
    const inspection = {
      id: 'tl-i',
      facilityId: 'timeline-fac',
      kind: 'routine',
      inspectedOn: '2026-01-05',
      findings: [finding],
    };
    const created = await server.write('POST', '/v1/inspections', inspection);
    expect(await ids()).toEqual(['finding:tl-f', 'inspection:tl-i']);
    const headers = { 'if-match': created.headers.get('etag')! };
    await server.write('PUT', '/v1/inspections/tl-i', { ...inspection, findings: [] }, headers);
    expect(await ids()).toEqual(['inspection:tl-i']);

    const rating = (id: string, asOf: string, gradeCode: string) => ({
      id,
      subject: { kind: 'facility', id: 'timeline-fac' },
      schemeId: 'lanxi-2024',
      status: 'current',
      gradeCode,
      asOf,
    });
    await server.write('POST', '/v1/credit-ratings', rating('tl-r1', '2026-02-01', 'A'));
    await server.write('POST', '/v1/credit-ratings', rating('tl-r3', '2026-04-01', 'C'));
    const previous = async (): Promise<(string | undefined)[]> =>
      (await server.get(`${base}/timeline?kind=credit`)).json.data.map(
        ({ credit }: Timeline['data'][number]) => credit?.previousGradeCode,
      );
    expect(await previous()).toEqual(['A', undefined]);
    await server.write('POST', '/v1/credit-ratings', rating('tl-r2', '2026-03-01', 'B'));
    expect(await previous()).toEqual(['B', 'A', undefined]);

    const scheme = await server.get('/v1/credit-schemes/lanxi-2024');
    const grades = scheme.json.grades.map((grade: { code: string }) =>
      grade.code === 'C' ? { ...grade, label: '改名' } : grade,
    );
    await server.write(
      'PUT',
      '/v1/credit-schemes/lanxi-2024',
      { ...scheme.json, grades },
      { 'if-match': scheme.headers.get('etag')! },
    );
    expect((await server.get(`${base}/timeline?kind=credit`)).json.data[0].credit.gradeLabel).toBe('改名');
  });
});

describe('credit summaries', () => {
  const facilities = of('facility');
  const summaries = async (...subjects: string[]): Promise<CreditSummaries> =>
    (await server.get(`/v1/credit-summaries?${subjects.map((id) => `subject=${id}`).join('&')}`)).json;

  it('are those of the rules, in the order asked for, each once', async () => {
    const ids = facilities.map(({ id }) => id).reverse();
    const { data, schemes, missing } = await summaries(...ids, ...ids);
    expect(data.map(({ subject }) => subject.id)).toEqual(ids);
    expect(missing).toBeUndefined();
    expect(schemes.map(({ id }) => id)).toEqual(['lanxi-2024']);
    const ruleSet = scoreRuleSets.find(({ id }) => id === 'guizhou-2019')!;
    for (const summary of data) {
      const facility = facilities.find(({ id }) => id === summary.subject.id)!;
      const scoreRecords = of('score-record').filter(({ subject }) => subject.id === facility.id);
      const expected = creditSummary({
        subject: { kind: 'facility', id: facility.id, name: facility.name },
        ratings: of('credit-rating'),
        scoreRecords,
        ...(scoreRecords.length > 0 && { ruleSet }),
        facility,
        on: AS_OF,
      });
      expect(summary).toEqual(expected);
    }
    expect(data.some(({ demerit }) => (demerit?.points ?? 0) > 0)).toBe(true);
  });

  it('name those not found, and answer the others all the same', async () => {
    const [practitioner] = of('practitioner');
    const { data, missing } = await summaries('nobody', practitioner!.id, '%27%22%3B--', SAMPLE_EDGE_CASES.noEvents);
    expect(data.map(({ subject, status }) => [subject.kind, subject.id, status])).toEqual([
      ['practitioner', practitioner!.id, 'unrated'],
      ['facility', SAMPLE_EDGE_CASES.noEvents, 'unrated'],
    ]);
    expect(missing).toEqual([
      { id: 'nobody', code: 'not-found' },
      { id: `'";--`, code: 'not-found' },
    ]);
  });

  it('of nobody are an answer too', async () => {
    expect(await summaries('nobody')).toMatchObject({ data: [], schemes: [], missing: [{ id: 'nobody' }] });
  });

  it('say when the newest of their data was stored, and change only with it', async () => {
    const path = `/v1/credit-summaries?subject=${SAMPLE_EDGE_CASES.revoked}`;
    const first = await server.get(path);
    expect((await server.get(path, { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
    const facility = await server.get(`/v1/facilities/${SAMPLE_EDGE_CASES.revoked}`);
    await server.write('PUT', `/v1/facilities/${SAMPLE_EDGE_CASES.revoked}`, facility.json, {
      'if-match': facility.headers.get('etag')!,
    });
    const second = await server.get(path, { 'if-none-match': first.headers.get('etag')! });
    expect(second.status).toBe(200);
    expect(second.json.generatedAt > first.json.generatedAt).toBe(true);
  });
});

describe('a plan', () => {
  const ids = planSources.map(({ plan }) => plan.id);
  const withoutInstants = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'updatedAt' ? undefined : part)));

  it.each(ids)('%s is answered as the rules make it from its source', async (id) => {
    const got = await server.get(`/v1/plans/${id}/matrix`);
    const source = planSources.find(({ plan }) => plan.id === id)!;
    const { units, ...expected } = planMatrix(source);
    expect(got.status).toBe(200);
    expect(withoutInstants({ ...got.json, units: undefined })).toEqual(expected);
    expect(got.json.units.map((unit: { id: string }) => unit.id)).toEqual(units.map((unit) => unit.id));
  });

  it('is listed and read short as well', async () => {
    const { json } = await server.get('/v1/plans');
    expect(json.data.map((plan: { id: string }) => plan.id)).toEqual(expect.arrayContaining([...ids]));
    expect((await server.get(`/v1/plans/${ids[0]}`)).json).toEqual(
      json.data.find((plan: { id: string }) => plan.id === ids[0]),
    );
    const luzhai = await server.get('/v1/plans?regionCode=450223');
    expect(luzhai.json.data.map((plan: { id: string }) => plan.id)).toEqual(['luzhai-2021-7']);
  });

  it('shows its units as they are now', async () => {
    const path = `/v1/plans/${ids[0]}/matrix`;
    const before = (await server.get(path)).json as PlanMatrix;
    const unit = await server.get(`/v1/units/${before.units[0]!.id}`);
    await server.write(
      'PUT',
      `/v1/units/${unit.json.id}`,
      { ...unit.json, shortName: '新简称' },
      { 'if-match': unit.headers.get('etag')! },
    );
    const after = (await server.get(path)).json as PlanMatrix;
    expect(after.units[0]?.shortName).toBe('新简称');
    expect(after.units.map(({ id }) => id)).toEqual(before.units.map(({ id }) => id));
  });

  it('is written whole, and read back as it was written', async () => {
    const { json: source } = await server.get(`/v1/plans/${ids[0]}/matrix`);
    const matrix = { ...source, plan: { ...source.plan, id: 'copy', title: '副本' } };
    const created = await server.write('PUT', '/v1/plans/copy/matrix', matrix);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/v1/plans/copy/matrix');
    expect(withoutInstants((await server.get('/v1/plans/copy/matrix')).json)).toEqual(withoutInstants(matrix));
    const versions = async () =>
      (
        await server.store.db
          .selectFrom('units')
          .select('version')
          .where('id', '=', source.units[1].id)
          .executeTakeFirstOrThrow()
      ).version;
    expect(await versions(), 'units that have not changed are left alone').toBe(1);

    expect((await server.write('PUT', '/v1/plans/copy/matrix', matrix)).status).toBe(428);
    const etag = created.headers.get('etag')!;
    const units = matrix.units.map((unit: { id: string }, index: number) =>
      index === 1 ? { ...unit, shortName: '改' } : unit,
    );
    const replaced = await server.write('PUT', '/v1/plans/copy/matrix', { ...matrix, units }, { 'if-match': etag });
    expect(replaced.status).toBe(200);
    expect(replaced.json.units[1].shortName).toBe('改');
    expect(await versions()).toBe(2);
    expect((await server.write('PUT', '/v1/plans/copy/matrix', matrix, { 'if-match': etag })).status).toBe(412);
  });

  it.each([
    [
      'another id than the path',
      422,
      'unprocessable',
      (m: PlanMatrix) => ({ ...m, plan: { ...m.plan, id: 'other' } }),
      '/plan/id',
    ],
    [
      'stages that are not the plan’s',
      422,
      'unprocessable',
      (m: PlanMatrix) => ({ ...m, stages: m.stages.slice(1) }),
      '/stages',
    ],
    [
      'a task twice',
      422,
      'unprocessable',
      (m: PlanMatrix) => ({ ...m, tasks: [...m.tasks, m.tasks[0]!] }),
      /^\/tasks\/\d+\/id$/,
    ],
    [
      'a child before its parent',
      422,
      'unprocessable',
      (m: PlanMatrix) => ({ ...m, tasks: [...m.tasks].reverse() }),
      /^\/tasks\/\d+\/parentId$/,
    ],
    [
      'an assignment to no task',
      422,
      'unknown-reference',
      (m: PlanMatrix) => ({ ...m, assignments: [{ ...m.assignments[0]!, taskId: 'nobody' }] }),
      '/assignments/0/taskId',
    ],
    [
      'a duty of no unit',
      422,
      'unknown-reference',
      (m: PlanMatrix) => ({ ...m, duties: [{ id: 'd', unitId: 'nobody', verb: 'x', summary: 'x', order: 1 }] }),
      '/duties/0/unitId',
    ],
    [
      'a unit with a wrong credit code',
      422,
      'unprocessable',
      (m: PlanMatrix) => ({ ...m, units: [{ ...m.units[0]!, creditCode: '91350100M000100Y44' }, ...m.units.slice(1)] }),
      '/units/0/creditCode',
    ],
    [
      'a unit below nobody',
      422,
      'unknown-reference',
      (m: PlanMatrix) => ({ ...m, units: [{ ...m.units[0]!, parentUnitId: 'nobody' }, ...m.units.slice(1)] }),
      '/units/0/parentUnitId',
    ],
  ] as const)('with %s is refused at its place', async (_, status, code, change, pointer) => {
    const { json } = await server.get('/v1/plans/luzhai-2021-7/matrix');
    const matrix = { ...json, plan: { ...json.plan, id: 'bad' } } as PlanMatrix;
    const got = await server.write('PUT', '/v1/plans/bad/matrix', change(matrix));
    expect([got.status, got.json.code]).toEqual([status, code]);
    expect(got.json.errors.map((fault: { pointer: string }) => fault.pointer)).toContainEqual(
      typeof pointer === 'string' ? pointer : expect.stringMatching(pointer),
    );
    expect((await server.get('/v1/plans/bad')).status).toBe(404);
  });
});

describe('the standing with a cadence', () => {
  const clinic = examples['self-inspections']['facilityId'] as string;

  it('is what the rules say of the facility today, by the cadence of its place', async () => {
    const { status, json } = await server.get(`/v1/cadence-status?facilityId=${clinic}`);
    expect(status).toBe(200);
    const cadence = selfInspectionCadences.find(({ id }) => id === 'lanxi-2024')!;
    const facility = (await server.get(`/v1/facilities/${clinic}`)).json;
    const done = (await server.get(`/v1/self-inspections?facilityId=${clinic}`)).json.data;
    expect(done.length).toBeGreaterThan(0);
    expect(json).toEqual({
      data: [
        {
          facilityId: clinic,
          cadenceId: 'lanxi-2024',
          kinds: selfInspectionStandings(cadence, done, AS_OF, facility.openedOn),
        },
      ],
      asOf: AS_OF,
    });
  });

  it('comes in the order asked for, once for each, and names those that are not there', async () => {
    const ids = [SAMPLE_EDGE_CASES.noEvents, clinic, 'nobody', clinic];
    const { json } = await server.get(`/v1/cadence-status?${ids.map((id) => `facilityId=${id}`).join('&')}`);
    expect(json.data.map(({ facilityId }: { facilityId: string }) => facilityId)).toEqual(ids.slice(0, 2));
    expect(json.missing).toEqual([{ id: 'nobody', code: 'not-found' }]);
  });
});

describe('the load of a plan', () => {
  const id = planSources[0]!.plan.id;

  it('is what the rules count in its matrix', async () => {
    const matrix = (await server.get(`/v1/plans/${id}/matrix`)).json as PlanMatrix;
    expect((await server.get(`/v1/plans/${id}/load`)).json).toEqual(planLoad(matrix, AS_OF));
    const { textId } = matrix.assignments[0]!;
    const part = await server.get(`/v1/plans/${id}/load?textId=${textId}&asOf=2030-01-01`);
    expect(part.json).toEqual(planLoad(matrix, '2030-01-01', textId));
  });

  it.each([
    [`/v1/plans/${id}/load?textId=nothing`, 400, 'bad-request'],
    ['/v1/plans/nothing/load', 404, 'not-found'],
  ])('%s is refused', async (path, status, code) => {
    const got = await server.get(path);
    expect([got.status, got.json.code]).toEqual([status, code]);
  });
});

describe('the root', () => {
  it('says of every module which of its levels are served: all', async () => {
    const { modules, capabilities } = (await server.get('/v1')).json as ApiRoot;
    const levels = new Map<string, Set<string>>();
    for (const { tag, level } of Object.values(operations)) levels.set(tag, (levels.get(tag) ?? new Set()).add(level));
    expect(Object.fromEntries(modules.map((support) => [support.module, support.levels]))).toEqual(
      Object.fromEntries([...levels].map(([module, reached]) => [module, [...reached].sort()])),
    );
    expect(capabilities).toEqual(['changes', 'export', 'import', 'webhooks']);
  });

  it('says what the server is and what it holds', async () => {
    for (const path of ['/v1', '/v1/']) {
      const { json } = await server.get(path);
      expect(json).toMatchObject({
        standardVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
        limits: { maxPageSize: 200, maxSubjectsPerRequest: 100, maxBodyBytes: 2_097_152 },
        extensionNamespaces: ['lanxi'],
        profiles: [{ id: 'lanxi', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), url: '/v1/profiles/lanxi' }],
        dataNotice: expect.stringContaining('虚构示例数据'),
      });
      for (const url of [json.openapiUrl, json.openapi30Url, `${json.profiles[0].url}/openapi.json`])
        expect((await server.get(url)).json.paths).toHaveProperty('/units');
    }
  });
});
