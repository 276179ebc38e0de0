import { covers } from '@yijian/rules';
import { codeTables } from '@yijian/standard/codes';
import { collections } from '@yijian/standard/collections';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE, ISSUER, type IssuerKey, makeKey, signToken } from '../../test/test-issuer.ts';
import { everything, type Got, startTestServer, TOKEN, type TestServer } from '../../test/test-server.ts';
import { deriveDueActions } from '../standing/derive-due-actions.js';

type Document = Record<string, any>;

const authority = { authorization: `Bearer ${TOKEN}` };
const modules = [...new Set(collections.map(({ module }) => module))];

let server: TestServer;
let key: IssuerKey;
beforeAll(async () => {
  key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  server = await startTestServer(everything, undefined, () => ({ access: { issuers: [issuer], told: {} } }));
  await deriveDueActions(server.store.db, new Date());
});
afterAll(() => server?.close());

async function unit(region: string, duties: readonly string[] = modules): Promise<{ authorization: string }> {
  const yijian = { role: 'unit', region, modules: duties };
  return { authorization: `Bearer ${await signToken(key, { scope: 'government:read government:write', yijian })}` };
}

const forbidden = ({ status, json, text }: Got): void => expect([status, json?.code], text).toEqual([403, 'forbidden']);
const taken = (got: Got, status: number): void =>
  expect([got.status, got.status === status ? '' : got.text]).toEqual([status, '']);

async function due(headers: { authorization: string }, query = ''): Promise<Document[]> {
  const found: Document[] = [];
  for (let next = `?until=8000-01-01&limit=50${query}`; ;) {
    const { json, text, status } = await server.get(`/v1/due-actions${next}`, headers);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    found.push(...(json.data as Document[]));
    if (json.page.nextCursor === undefined) return found;
    next = `?cursor=${encodeURIComponent(json.page.nextCursor as string)}`;
  }
}

const idsOf = (actions: readonly Document[]): string[] => actions.map(({ id }) => id as string).sort();

/** Modules that deal with each kind of action. Of limits of procedure and rectifications the record that they come from says which. */
const dealtWithIn: Record<string, readonly string[]> = {
  consequence: ['scores'],
  'self-inspection': ['governance'],
  rectification: ['inspection', 'governance', 'enforcement'],
  'rectification-check': ['inspection', 'governance', 'enforcement'],
  'list-exit': ['credit'],
  'publicity-end': ['enforcement'],
  publication: ['enforcement'],
  inspection: ['inspection'],
  verification: ['access'],
  registration: ['access'],
  'time-limit': ['enforcement', 'credit', 'access'],
};

describe('what is due', () => {
  it('comes to a unit for its region, whatever it asks for', async () => {
    const all = await due(authority);
    const regions = [...new Set(all.map(({ regionCode }) => regionCode as string))];
    expect(regions.length).toBeGreaterThan(1);
    for (const region of [...regions, '990000', '000000', '820000']) {
      const own = await due(await unit(region));
      const within = all.filter(
        ({ regionCode }) => region === '000000' || covers(region, (regionCode as string) ?? ''),
      );
      expect(idsOf(own), region).toEqual(idsOf(within));
    }
    const [one = '', other = ''] = regions;
    expect(await due(await unit(one), `&regionCode=${other}`)).toEqual([]);
    expect(idsOf(await due(await unit(one), '&regionCode=990000'))).toEqual(idsOf(await due(await unit(one))));
  });

  it('comes to a unit for its modules, and each thing to the unit of some module', async () => {
    expect(Object.keys(dealtWithIn)).toEqual(
      codeTables.find(({ id }) => id === 'due-action-kind')?.codes.map(({ code }) => code),
    );
    const all = await due(authority);
    const told: string[] = [];
    for (const module of modules) {
      const own = await due(await unit('000000', [module]));
      for (const { kind } of own)
        expect([kind, dealtWithIn[kind as string]]).toEqual([kind, expect.arrayContaining([module])]);
      told.push(...idsOf(own));
    }
    // Nobody gets what is another's, and nothing is nobody's.
    expect(told.sort()).toEqual(idsOf(all));
  });
});

describe('a unit', () => {
  const drawUnit = { id: 'lanxi.yundu.health' };

  it('prepares, carries out, mends and cancels draws within its region and duties only', async () => {
    const { json: rules } = await server.get('/v1/draw-rules?limit=1');
    const order = {
      title: '虚构抽取',
      unit: drawUnit,
      drawRuleId: rules.data[0].id as string,
      subjectPoolIds: ['none'],
      inspectorPoolIds: ['none'],
    };
    const { json: unitRecord } = await server.get(`/v1/units/${drawUnit.id}`);
    const region = unitRecord.regionCode as string;
    const { json: draws } = await server.get('/v1/draws?limit=1', authority);
    const drawn = draws.data[0] as Document;
    const drawnRegion = (await server.get(`/v1/units/${drawn['unit'].id}`)).json.regionCode as string;
    const { module = '' } = collections.find(({ name }) => name === 'draws') ?? {};
    const withdrawal = { subject: { kind: 'facility', id: 'nobody' }, reason: 'closed' };
    const actions: [path: string, body: object, region: string][] = [
      ['drw-duty/preparation', order, region],
      [`${drawn['id']}/result`, {}, drawnRegion],
      [`${drawn['id']}/withdrawals`, withdrawal, drawnRegion],
      [`${drawn['id']}/cancellation`, { reason: '虚构原因' }, drawnRegion],
    ];
    for (const [path, body, own] of actions) {
      forbidden(await server.write('POST', `/v1/draws/${path}`, body, await unit('820000')));
      forbidden(
        await server.write(
          'POST',
          `/v1/draws/${path}`,
          body,
          await unit(
            own,
            modules.filter((one) => one !== module),
          ),
        ),
      );
      // Whoever is in charge gets as far as to hear what else is wrong, or is answered.
      const got = await server.write('POST', `/v1/draws/${path}`, body, await unit(own, [module]));
      expect([200, 409, 422], `${path}: ${got.text}`).toContain(got.status);
    }
  });

  it('withdraws records within its region and duties only, and takes over none that was withdrawn', async () => {
    const facility = {
      id: 'fac-duty',
      name: '虚构诊所',
      categoryCode: 'D211',
      regionCode: '990121',
      status: 'operating',
    };
    const created = await server.write('POST', '/v1/facilities', facility);
    taken(created, 201);
    const body = {
      collection: 'facilities',
      recordId: facility.id,
      recordEtag: created.headers.get('etag') ?? '',
      reason: '重复录入',
    };
    forbidden(await server.write('POST', '/v1/withdrawals', body, await unit('990122')));
    forbidden(await server.write('POST', '/v1/withdrawals', body, await unit('990121', ['credit'])));
    taken(await server.write('POST', '/v1/withdrawals', body, await unit('990121', ['subjects'])), 201);
    const reason = { 'yijian-change-reason': 'mine%20now' };
    const moved = { ...facility, regionCode: '990122' };
    forbidden(await server.write('PUT', '/v1/facilities/fac-duty', moved, { ...(await unit('990122')), ...reason }));
    taken(
      await server.write('PUT', '/v1/facilities/fac-duty', facility, { ...(await unit('990121')), ...reason }),
      201,
    );
  });

  it('stores a plan as one piece within its region and duties only', async () => {
    const path = '/v1/plans/luzhai-2021-7/matrix';
    const before = await server.get(path, authority);
    const region = before.json.plan.jurisdiction ?? before.json.plan.regionCode;
    const send = async (headers: { authorization: string }): Promise<Got> =>
      server.write('PUT', path, before.json, { ...headers, 'if-match': before.headers.get('etag') ?? '' });
    const { module = '' } = collections.find(({ name }) => name === 'plans') ?? {};
    forbidden(await send(await unit('820000')));
    forbidden(
      await send(
        await unit(
          region as string,
          modules.filter((one) => one !== module),
        ),
      ),
    );
    taken(await send(await unit(region as string, [module])), 200);
  });
});
