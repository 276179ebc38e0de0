import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(profiles);
  await server.write('POST', '/v1/units', { id: 'authority', name: '测试卫生健康局', kind: 'health-authority' });
  await server.write('POST', '/v1/facilities', facility('fac-base'));
});
afterAll(() => server?.close());

const newId = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;
const unit = (id: string) => ({ id, name: '测试单位', kind: 'court' });
const facility = (id: string) => ({
  id,
  name: '测试口腔诊所',
  categoryCode: 'D215',
  regionCode: '990121',
  status: 'operating',
  supervisingUnitId: 'authority',
});
const inspection = (id: string) => ({ id, facilityId: 'fac-base', kind: 'routine', inspectedOn: '2026-01-05' });

describe('creating', () => {
  it('stores the record, says where it is, and answers it as a read does', async () => {
    const body = unit(newId('unit'));
    const created = await server.write('POST', '/v1/units', body);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/v1/units/${body.id}`);
    expect(created.headers.get('cache-control')).toBe('no-store');
    const read = await server.get(`/v1/units/${body.id}`);
    expect(read.json).toEqual({ ...body, updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(read.json).toEqual(created.json);
  });

  it('sets updatedAt itself', async () => {
    const created = await server.write('POST', '/v1/units', {
      ...unit(newId('unit')),
      updatedAt: '2000-01-01T00:00:00Z',
    });
    expect(Date.parse(created.json.updatedAt)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('of what exists is a conflict, also by PUT with If-None-Match: *', async () => {
    const body = unit(newId('unit'));
    expect((await server.write('PUT', `/v1/units/${body.id}`, body, { 'if-none-match': '*' })).status).toBe(201);
    const again = await server.write('POST', '/v1/units', body);
    expect([again.status, again.json.code]).toEqual([409, 'conflict']);
    const putAgain = await server.write('PUT', `/v1/units/${body.id}`, body, { 'if-none-match': '*' });
    expect([putAgain.status, putAgain.json.code]).toEqual([412, 'precondition-failed']);
  });

  it('by twenty at once succeeds once', async () => {
    const body = unit(newId('unit'));
    const all = await Promise.all(Array.from({ length: 20 }, () => server.write('POST', '/v1/units', body)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});

describe('replacing', () => {
  it('needs If-Match, with the current version', async () => {
    const body = unit(newId('unit'));
    const path = `/v1/units/${body.id}`;
    const created = await server.write('PUT', path, body);
    expect(created.status).toBe(201);
    const missing = await server.write('PUT', path, body);
    expect([missing.status, missing.json.code]).toEqual([428, 'precondition-required']);
    const etag = created.headers.get('etag')!;
    const replaced = await server.write('PUT', path, { ...body, name: '新名称' }, { 'if-match': etag });
    expect([replaced.status, replaced.json.name]).toEqual([200, '新名称']);
    expect(replaced.headers.get('location')).toBeNull();
    const stale = await server.write('PUT', path, body, { 'if-match': etag });
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition-failed']);
    expect((await server.get(path)).json.name).toBe('新名称');
  });

  it('of what does not exist is refused when If-Match is given', async () => {
    const body = unit(newId('unit'));
    const got = await server.write('PUT', `/v1/units/${body.id}`, body, { 'if-match': '"x"' });
    expect([got.status, got.json.code]).toEqual([412, 'precondition-failed']);
  });

  it('takes the ETag that the public read gave', async () => {
    const body = unit(newId('unit'));
    await server.write('POST', '/v1/units', body);
    const read = await server.get(`/v1/units/${body.id}`);
    const got = await server.write('PUT', `/v1/units/${body.id}`, body, { 'if-match': read.headers.get('etag')! });
    expect(got.status).toBe(200);
  });

  it('by twenty at once with one version succeeds once', async () => {
    const body = unit(newId('unit'));
    const created = await server.write('POST', '/v1/units', body);
    const headers = { 'if-match': created.headers.get('etag')! };
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        server.write('PUT', `/v1/units/${body.id}`, { ...body, name: `名称${n}` }, headers),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  it('changes the ETag even when the content is the same and the clock stands still', async () => {
    const body = unit(newId('unit'));
    const etags = [(await server.write('POST', '/v1/units', body)).headers.get('etag')!];
    for (let n = 0; n < 3; n += 1) {
      const put = await server.write('PUT', `/v1/units/${body.id}`, body, { 'if-match': etags[n]! });
      etags.push(put.headers.get('etag')!);
    }
    expect(new Set(etags).size).toBe(4);
  });

  it('keeps every version in the history', async () => {
    const body = unit(newId('unit'));
    const created = await server.write('POST', '/v1/units', body);
    await server.write(
      'PUT',
      `/v1/units/${body.id}`,
      { ...body, name: '第二版' },
      { 'if-match': created.headers.get('etag')! },
    );
    const rows = await server.store.db
      .selectFrom('history')
      .selectAll()
      .where('resource', '=', 'units')
      .where('record_id', '=', body.id)
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ version, document, stored_by }) => [version, document['name'], stored_by])).toEqual([
      [1, '测试单位', 'token'],
      [2, '第二版', 'token'],
    ]);
  });
});

describe('a repeated request', () => {
  it('with one Idempotency-Key gets the first answer again and stores nothing more', async () => {
    const body = unit(newId('unit'));
    const headers = { 'idempotency-key': newId('key') };
    const first = await server.write('POST', '/v1/units', body, headers);
    const second = await server.write('POST', '/v1/units', body, headers);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    for (const name of ['etag', 'location']) expect(second.headers.get(name)).toBe(first.headers.get(name));
    const versions = await server.store.db
      .selectFrom('history')
      .select('version')
      .where('record_id', '=', body.id)
      .execute();
    expect(versions).toHaveLength(1);
  });

  it('twenty times at once gets one and the same answer', async () => {
    const body = unit(newId('unit'));
    const headers = { 'idempotency-key': newId('key') };
    const all = await Promise.all(Array.from({ length: 20 }, () => server.write('POST', '/v1/units', body, headers)));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  it.each([
    ['another body', { name: '另一名称' }, {}],
    ['another condition', {}, { 'if-match': '"x"' }],
  ])('with one key and %s is a conflict', async (_, change, condition) => {
    const body = unit(newId('unit'));
    const headers = { 'idempotency-key': newId('key') };
    await server.write('PUT', `/v1/units/${body.id}`, body, headers);
    const got = await server.write('PUT', `/v1/units/${body.id}`, { ...body, ...change }, { ...headers, ...condition });
    expect([got.status, got.json.code]).toEqual([409, 'idempotency-conflict']);
  });

  it('a week later is a new request', async () => {
    const body = unit(newId('unit'));
    const headers = { 'idempotency-key': newId('key') };
    await server.write('POST', '/v1/units', body, headers);
    await server.store.db
      .updateTable('idempotency_keys')
      .set({ stored_at: new Date(Date.now() - 8 * 24 * 60 * 60 * 1000) })
      .where('key', '=', headers['idempotency-key'])
      .execute();
    expect((await server.write('POST', '/v1/units', body, headers)).status).toBe(409);
  });

  it('after a refusal is tried anew', async () => {
    const headers = { 'idempotency-key': newId('key') };
    const body = { ...facility(newId('fac')), supervisingUnitId: newId('unit') };
    expect((await server.write('POST', '/v1/facilities', body, headers)).status).toBe(422);
    await server.write('POST', '/v1/units', unit(body.supervisingUnitId));
    expect((await server.write('POST', '/v1/facilities', body, headers)).status).toBe(201);
  });
});

describe('references', () => {
  it.each([
    ['/v1/units', { ...unit('x'), parentUnitId: 'nobody' }, '/parentUnitId'],
    ['/v1/facilities', { ...facility('x'), supervisingUnitId: 'nobody' }, '/supervisingUnitId'],
    [
      '/v1/facilities',
      {
        ...facility('x'),
        licenceEvents: [
          { kind: 'issued', occurredOn: '2020-01-01', unitId: 'authority' },
          { kind: 'verified', occurredOn: '2021-01-01', unitId: 'nobody' },
        ],
      },
      '/licenceEvents/1/unitId',
    ],
    [
      '/v1/practitioners',
      { id: 'x', name: '某', kind: 'nurse', status: 'registered', otherFacilityIds: ['fac-base', 'x'] },
      '/otherFacilityIds/1',
    ],
    ['/v1/inspections', { ...inspection('x'), facilityId: 'nobody' }, '/facilityId'],
    ['/v1/penalties', { ...penalty('x'), findingIds: ['nobody'] }, '/findingIds/0'],
    ['/v1/penalties', { ...penalty('x'), subject: { kind: 'practitioner', id: 'fac-base' } }, '/subject/id'],
    ['/v1/score-records', { ...score('x'), ruleSetId: 'nobody' }, '/ruleSetId'],
    ['/v1/credit-ratings', { ...rating('x'), basisRecordIds: ['nobody'] }, '/basisRecordIds/0'],
  ])('to nobody in %s are refused at their place', async (path, body, pointer) => {
    const got = await server.write('POST', path, body);
    expect([got.status, got.json.code, got.json.errors[0].pointer]).toEqual([422, 'unknown-reference', pointer]);
    expect(got.json.errors[0].detail).toMatch(/没有标识为/);
  });

  it('may name the record itself and the findings that it brings', async () => {
    const id = newId('unit');
    expect((await server.write('POST', '/v1/units', { ...unit(id), parentUnitId: id })).status).toBe(201);
    const ins = newId('ins');
    const finding = { id: `${ins}-f`, description: '消毒记录不全', severity: 'minor' };
    const body = {
      ...inspection(ins),
      findings: [
        {
          ...finding,
          rectification: { id: `${ins}-r`, kind: 'immediate', status: 'verified', verifiedByInspectionId: ins },
        },
      ],
    };
    expect((await server.write('POST', '/v1/inspections', body)).status).toBe(201);
    expect(
      (await server.write('POST', '/v1/penalties', { ...penalty(newId('pen')), findingIds: [finding.id] })).status,
    ).toBe(201);
  });
});

describe('ids that are unique beyond their collection', () => {
  it('of subjects are, over facilities and practitioners', async () => {
    const got = await server.write('POST', '/v1/practitioners', {
      id: 'fac-base',
      name: '某',
      kind: 'nurse',
      status: 'registered',
    });
    expect([got.status, got.json.code, got.json.errors[0].pointer]).toEqual([409, 'conflict', '/id']);
    expect(got.json.detail).toContain('/facilities/fac-base');
  });

  it('of findings are, over inspections and within one', async () => {
    const first = newId('ins');
    const finding = { id: newId('f'), description: '问题', severity: 'minor' };
    expect((await server.write('POST', '/v1/inspections', { ...inspection(first), findings: [finding] })).status).toBe(
      201,
    );
    const other = await server.write('POST', '/v1/inspections', { ...inspection(newId('ins')), findings: [finding] });
    expect([other.status, other.json.errors[0].pointer]).toEqual([409, '/findings/0/id']);
    const twice = { ...finding, id: newId('f') };
    const doubled = await server.write('POST', '/v1/inspections', {
      ...inspection(newId('ins')),
      findings: [twice, twice],
    });
    expect([doubled.status, doubled.json.errors[0].pointer]).toEqual([409, '/findings/1/id']);
  });

  it('are free again when the record no longer has them', async () => {
    const finding = { id: newId('f'), description: '问题', severity: 'minor' };
    const body = { ...inspection(newId('ins')), findings: [finding] };
    const created = await server.write('POST', '/v1/inspections', body);
    const headers = { 'if-match': created.headers.get('etag')! };
    expect((await server.write('PUT', `/v1/inspections/${body.id}`, { ...body, findings: [] }, headers)).status).toBe(
      200,
    );
    expect(
      (await server.write('POST', '/v1/inspections', { ...inspection(newId('ins')), findings: [finding] })).status,
    ).toBe(201);
  });
});

describe('rules beyond the schema', () => {
  it.each([
    [
      'a grade that the scheme does not have',
      '/v1/credit-ratings',
      { ...rating('x'), gradeCode: 'Z' },
      '/gradeCode',
      'A（守信）',
    ],
    [
      'points that the rule set does not give',
      '/v1/score-records',
      { ...score('x'), ruleSetId: 'guiyang-2015', points: 3 },
      '/points',
      '1、2、4、6、12',
    ],
    [
      'a cycle by months without their number',
      '/v1/score-rule-sets',
      {
        id: 'x',
        name: '规则',
        jurisdiction: '990100',
        subjectKind: 'facility',
        basis: '测试',
        confidence: 'source-read',
        cycle: { kind: 'months', anchor: 'calendar-year' },
        bands: [{ minPoints: 12, inclusive: true, consequence: 'rectify', label: '责令整改' }],
      },
      '/cycle/months',
      '12',
    ],
    [
      'a kind of cycle that does not exist',
      '/v1/score-rule-sets',
      { id: 'x', cycle: { kind: 'forever', anchor: 'calendar-year' } },
      '/cycle/kind',
      '下列代码之一：months（',
    ],
  ])('refuse %s', async (_, path, body, pointer, hint) => {
    const got = await server.write('POST', path, body);
    expect([got.status, got.json.code]).toEqual([422, 'unprocessable']);
    expect(got.json.errors).toContainEqual(expect.objectContaining({ pointer, detail: expect.stringContaining(hint) }));
  });
});

describe('who sees what', () => {
  const secret = { qualificationNumber: 'Q-123', identityDigest: 'digest' };
  const person = (id: string) => ({ id, name: '某', kind: 'physician', status: 'registered', ...secret });

  it('the public sees no government property, the token holder does, and nobody sees a restricted one', async () => {
    const id = newId('fac');
    const body = { ...facility(id), contactPhone: '0990-1234567', email: 'office@example.org' };
    await server.write('POST', '/v1/facilities', body);
    const [open, government] = [
      await server.get(`/v1/facilities/${id}`),
      await server.get(`/v1/facilities/${id}`, { authorization: 'Bearer test-token-0123456789' }),
    ];
    expect(open.json).not.toHaveProperty('contactPhone');
    expect(open.json).not.toHaveProperty('email');
    expect(open.headers.get('cache-control')).toBe('public, no-cache');
    expect(government.json).toMatchObject({ contactPhone: '0990-1234567' });
    expect(government.headers.get('cache-control')).toBe('private, no-cache');
    expect(government.headers.get('etag')).not.toBe(open.headers.get('etag'));
    expect(government.headers.get('vary')).toContain('Authorization');

    const practitioner = person(newId('pra'));
    const created = await server.write('POST', '/v1/practitioners', practitioner);
    expect(created.status).toBe(201);
    const list = await server.get('/v1/practitioners?limit=200', { authorization: 'Bearer test-token-0123456789' });
    expect(created.text + list.text).not.toMatch(/Q-123|digest/);
  });

  it('a replacement by whoever cannot see a restricted property does not wipe it out', async () => {
    const body = person(newId('pra'));
    const path = `/v1/practitioners/${body.id}`;
    await server.write('POST', '/v1/practitioners', body);
    const read = await server.get(path, { authorization: 'Bearer test-token-0123456789' });
    const put = await server.write(
      'PUT',
      path,
      { ...read.json, name: '新名' },
      { 'if-match': read.headers.get('etag')! },
    );
    expect(put.status).toBe(200);
    const stored = await server.store.db
      .selectFrom('practitioners')
      .select('document')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(stored.document).toMatchObject({ ...secret, name: '新名' });
  });
});

function penalty(id: string) {
  return {
    id,
    subject: { kind: 'facility', id: 'fac-base' },
    decisionNumber: '测试〔2026〕1号',
    kinds: ['warning'],
    decidedOn: '2026-02-01',
    status: 'in-force',
  };
}

function score(id: string) {
  return {
    id,
    subject: { kind: 'facility', id: 'fac-base' },
    ruleSetId: 'guizhou-2019',
    behaviour: '测试行为',
    points: 2,
    recordedOn: '2026-02-02',
    status: 'effective',
  };
}

function rating(id: string) {
  return {
    id,
    subject: { kind: 'facility', id: 'fac-base' },
    schemeId: 'lanxi-2024',
    status: 'current',
    gradeCode: 'A',
    asOf: '2026-03-01',
  };
}
