import { examples } from '@yijian/standard/story';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE, ISSUER, type IssuerKey, makeKey, signToken } from '../../test/test-issuer.ts';
import { everything, type Got, startTestServer, TOKEN, type TestServer } from '../../test/test-server.ts';

type Document = Record<string, any>;

const CLINIC = 'fac-example-clinic';
const authority = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
let key: IssuerKey;
let clinic: { authorization: string };
beforeAll(async () => {
  key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  server = await startTestServer(everything, undefined, () => ({ access: { issuers: [issuer], told: {} } }));
  const yijian = { role: 'institution', facilities: [CLINIC] };
  const token = await signToken(key, { scope: 'institution:read institution:write', yijian });
  clinic = { authorization: `Bearer ${token}` };
});
afterAll(() => server?.close());

/** Stores a record as it stands with changes to it. */
async function change(
  path: string,
  headers: { authorization: string },
  edit: (document: Document) => Document,
): Promise<Got> {
  const before = await server.get(`/v1/${path}`, authority);
  const { updatedAt: _, ...document } = before.json as Document;
  const etag = before.headers.get('etag') ?? '';
  return server.write('PUT', `/v1/${path}`, edit(structuredClone(document)), { ...headers, 'if-match': etag });
}

const statusOf = ({ status, text }: Got): [number, string] => [status, status < 300 ? '' : text];
const stored = [200, ''];

/** Holds an answer to a refusal that names some places. */
function refusedAt(got: Got, ...pointers: string[]): void {
  expect([got.status, got.json?.code], got.text).toEqual([403, 'forbidden']);
  expect(got.json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(pointers.sort());
  expect(new Set(got.json.errors.map(({ code }: { code: string }) => code))).toEqual(new Set(['set-by']));
}

const { subject, penaltyIds, appliedOn, unit, channel } = examples['credit-repairs'] as unknown as Document;
const application = (id: string): Document => ({
  id,
  subject,
  penaltyIds,
  appliedOn,
  unit,
  channel,
  status: 'applied',
});

describe('an institution that applies for a repair', () => {
  it('applies and withdraws, and leaves the decision to the authority', async () => {
    const path = 'credit-repairs/crp-own-1';
    expect(statusOf(await server.write('POST', '/v1/credit-repairs', application('crp-own-1'), clinic))).toEqual([
      201,
      '',
    ]);
    refusedAt(
      await change(path, clinic, (repair) => ({ ...repair, status: 'granted', grantedOn: '2026-01-12' })),
      '/status',
      '/grantedOn',
    );
    expect(
      statusOf(
        await change(path, authority, (repair) => ({ ...repair, status: 'accepted', acceptedOn: '2026-01-05' })),
      ),
    ).toEqual(stored);
    refusedAt(await change(path, clinic, ({ acceptedOn: __, ...repair }) => repair), '/acceptedOn');
    refusedAt(await change(path, clinic, (repair) => ({ ...repair, status: 'applied' })), '/status');
    expect(statusOf(await change(path, clinic, (repair) => ({ ...repair, performedOn: '2025-07-04' })))).toEqual(
      stored,
    );
    expect(statusOf(await change(path, clinic, (repair) => ({ ...repair, status: 'withdrawn' })))).toEqual(stored);
    const kept = (await server.get(`/v1/${path}`, authority)).json;
    expect(kept).toMatchObject({ status: 'withdrawn', acceptedOn: '2026-01-05', performedOn: '2025-07-04' });
    refusedAt(await change(path, clinic, (repair) => ({ ...repair, status: 'applied' })), '/status');
  });

  it('does not begin with a decision', async () => {
    const decided = { ...application('crp-own-2'), status: 'granted', effects: ['publicity-ended'] };
    refusedAt(await server.write('POST', '/v1/credit-repairs', decided, clinic), '/status', '/effects');
    expect((await server.get('/v1/credit-repairs/crp-own-2', authority)).status).toBe(404);
  });

  it('objects to a refusal, and does not decide on its objection', async () => {
    const path = 'credit-repairs/crp-own-3';
    await server.write('POST', '/v1/credit-repairs', { ...application('crp-own-3'), status: 'refused' });
    const objection = { filedOn: '2026-02-01', outcome: 'pending' };
    expect(statusOf(await change(path, clinic, (repair) => ({ ...repair, objection })))).toEqual(stored);
    refusedAt(
      await change(path, clinic, (repair) => ({ ...repair, objection: { ...objection, outcome: 'upheld' } })),
      '/objection/outcome',
    );
    expect(
      statusOf(
        await change(path, authority, (repair) => ({ ...repair, objection: { ...objection, outcome: 'rejected' } })),
      ),
    ).toEqual(stored);
    refusedAt(await change(path, clinic, ({ objection: __, ...repair }) => repair), '/objection/outcome');
  });

  it('does not bring back what an authority withdrew', async () => {
    await server.write('POST', '/v1/credit-repairs', application('crp-own-4'));
    const etag = (await server.get('/v1/credit-repairs/crp-own-4', authority)).headers.get('etag');
    const withdrawal = { collection: 'credit-repairs', recordId: 'crp-own-4', recordEtag: etag, reason: '重复录入' };
    expect((await server.write('POST', '/v1/withdrawals', withdrawal)).status).toBe(201);
    const again = { ...clinic, 'yijian-change-reason': 'once%20more' };
    const got = await server.write('PUT', '/v1/credit-repairs/crp-own-4', application('crp-own-4'), again);
    expect([got.status, got.json.code]).toEqual([403, 'forbidden']);
    expect((await server.get('/v1/credit-repairs/crp-own-4', authority)).status).toBe(410);
  });
});

describe('an institution that inspects itself', () => {
  const rectification = (id: string, more: object = {}) => ({
    id,
    kind: 'planned',
    dueOn: '2026-05-01',
    status: 'open',
    ...more,
  });
  const finding = (id: string, more: object = {}) => ({
    id,
    description: '登记不完整（虚构）',
    severity: 'minor',
    rectification: rectification(`rct-${id}`, more),
  });

  it('reports what it put right, and leaves the check of it to the authority, in whatever order it sends', async () => {
    const path = 'self-inspections/sfi-own-1';
    const body = { id: 'sfi-own-1', facilityId: CLINIC, kind: 'full', inspectedOn: '2026-04-01' };
    const findings = [finding('own-a'), finding('own-b')];
    expect(statusOf(await server.write('POST', '/v1/self-inspections', { ...body, findings }, clinic))).toEqual([
      201,
      '',
    ]);
    const done = { status: 'completed', completedOn: '2026-04-20' };
    expect(
      statusOf(await change(path, clinic, (own) => ({ ...own, findings: [finding('own-a', done), finding('own-b')] }))),
    ).toEqual(stored);
    refusedAt(
      await change(path, clinic, (own) => {
        Object.assign(own['findings'][0].rectification, { status: 'verified', verifiedOn: '2026-04-25' });
        return own;
      }),
      '/findings/0/rectification/status',
      '/findings/0/rectification/verifiedOn',
    );
    const verified = { ...done, status: 'verified', verifiedOn: '2026-04-25' };
    expect(
      statusOf(
        await change(path, authority, (own) => ({ ...own, findings: [finding('own-a', verified), finding('own-b')] })),
      ),
    ).toEqual(stored);
    // The other way round nothing has changed but the order.
    expect(statusOf(await change(path, clinic, (own) => ({ ...own, findings: own['findings'].toReversed() })))).toEqual(
      stored,
    );
    refusedAt(
      await change(path, clinic, (own) => ({ ...own, findings: [finding('own-b')] })),
      '/findings/1/rectification/status',
      '/findings/1/rectification/verifiedOn',
    );
    // What it found itself, and nobody has looked at yet, it may take back.
    expect(statusOf(await change(path, clinic, (own) => ({ ...own, findings: [finding('own-a', verified)] })))).toEqual(
      stored,
    );
  });
});

describe('the standing of an institution', () => {
  it('is made for itself of the public records and its own, for others of the public ones', async () => {
    const path = `/v1/subjects/${CLINIC}/standing`;
    await server.write('POST', '/v1/credit-repairs', application('crp-own-5'));
    await change('credit-repairs/crp-own-5', authority, (repair) => ({ ...repair, dueOn: '2026-01-20' }));
    const [asPublic, asItself, asAuthority] = await Promise.all(
      [{}, clinic, authority].map(async (headers) => (await server.get(path, headers)).json as Document),
    );
    const limitsOf = (standing: Document | undefined): string[] =>
      (standing?.['timeLimits'] ?? []).map(({ provenance }: Document) => provenance.records[0].collection as string);
    expect(limitsOf(asPublic)).toEqual([]);
    expect(limitsOf(asItself)).toContain('credit-repairs');
    expect(limitsOf(asAuthority)).toContain('credit-repairs');
    const collectionsOf = (standing: unknown): string[] =>
      JSON.stringify(standing).match(/"collection":"[\w-]+"/g) ?? [];
    expect(collectionsOf(asItself)).not.toContain('"collection":"cases"');
    const other = '/v1/subjects/fac-example-hospital/standing';
    expect((await server.get(other, clinic)).json).toEqual((await server.get(other)).json);
    const past = await server.get(`${path}?asKnownAt=2026-01-01T00:00:00Z`, clinic);
    expect([past.status, past.json.code]).toEqual([403, 'forbidden']);
  });
});

describe('an institution that reports its audits', () => {
  it('reports its own and those of firms, and none of the audit authority', async () => {
    const audit = (id: string, kind: string): Document => ({
      id,
      facilityId: CLINIC,
      kind,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
    });
    const send = (document: Document, headers: { authorization: string }) =>
      server.write('POST', '/v1/audits', document, headers);
    expect(statusOf(await send(audit('aud-own-1', 'internal'), clinic))).toEqual([201, '']);
    expect(statusOf(await send(audit('aud-own-2', 'third-party'), clinic))).toEqual([201, '']);
    refusedAt(await send(audit('aud-own-3', 'audit-authority'), clinic), '/kind');
    refusedAt(await change('audits/aud-own-1', clinic, (own) => ({ ...own, kind: 'audit-authority' })), '/kind');
    expect(statusOf(await send(audit('aud-own-3', 'audit-authority'), authority))).toEqual([201, '']);
    refusedAt(await change('audits/aud-own-3', clinic, (own) => ({ ...own, kind: 'internal' })), '/kind');
  });
});
