import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { collections, type Collection } from '@yijian/standard/collections';
import { operations } from '@yijian/standard/operations';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE, ISSUER, type IssuerKey, makeKey, signToken } from '../../test/test-issuer.ts';
import { everything, type Got, startTestServer, type TestServer } from '../../test/test-server.ts';
import { valuesAt } from '../json-pointer.ts';

type Document = Record<string, unknown>;

const bundle = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@yijian/standard/openapi.json'), 'utf8'),
) as {
  security: { oauth2?: string[] }[];
  paths: Record<string, Record<string, { security?: { oauth2?: string[] }[] }>>;
  components: { securitySchemes: { oauth2: { flows: { clientCredentials: { scopes: Record<string, string> } } } } };
};
const everyScope = Object.keys(bundle.components.securitySchemes.oauth2.flows.clientCredentials.scopes);
const modules = [...new Set(collections.map(({ module }) => module))];

let server: TestServer;
let key: IssuerKey;
beforeAll(async () => {
  key = await makeKey('key-1', 'ES256');
  const issuer = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) };
  server = await startTestServer(everything, undefined, () => ({ access: { issuers: [issuer], told: {} } }));
});
afterAll(() => server?.close());

const bearer = async (yijian: object | undefined, scopes: readonly string[] = everyScope): Promise<string> =>
  `Bearer ${await signToken(key, { scope: scopes.join(' '), ...(yijian && { yijian }) })}`;

/** What each role may use, as the guide for operators has it. Every token below claims every scope. */
const roles: Record<string, { claim?: object; scopes: string[] }> = {
  nobody: { scopes: [] },
  public: { claim: {}, scopes: [] },
  institution: {
    claim: { role: 'institution', facilities: ['nobodys-facility'] },
    scopes: ['institution:read', 'institution:write'],
  },
  unit: { claim: { role: 'unit', region: '990000', modules }, scopes: ['government:read', 'government:write'] },
  administrator: { claim: { role: 'administrator' }, scopes: everyScope },
};

const historyLength = async (): Promise<number> =>
  Number(
    (
      await server.store.db
        .selectFrom('history')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  );

/** An id of every collection that the seeded records have, of those that the public sees one that it still sees. */
const ids = new Map<string, string>();
const publicIds = new Map<string, string>();
beforeAll(async () => {
  const authorization = await bearer({ role: 'administrator' });
  for (const { name, operations: has } of collections) {
    if (!has.includes('list')) continue;
    for (const [found, headers] of [
      [ids, { authorization }],
      [publicIds, {}],
    ] as const) {
      const { json } = await server.get(`/v1/${name}?limit=1`, headers);
      const id = json.data?.[0]?.id as string | undefined;
      if (id !== undefined) found.set(name, id);
    }
  }
});

/** A path of an operation with ids that there are. */
function pathOf(path: string): string {
  const [, collection = ''] = path.split('/');
  const whole: Record<string, string> = { exports: 'units', imports: 'self-inspections' };
  const own = whole[collection] ?? publicIds.get(collection) ?? ids.get(collection) ?? 'none';
  return `/v1${path.replace(/\{\w+\}/, own)}`;
}

const needed: Record<string, string> = {
  getCreditSummaries: '?subject=fac-1',
  getCadenceStatus: '?facilityId=fac-1',
  listRecordVersions: '?collection=units&recordId=lanxi.health',
};

describe.each(Object.entries(roles))('a token of %s, whatever scopes it claims,', (role, { claim, scopes }) => {
  let authorization: Record<string, string>;
  beforeAll(async () => {
    authorization = role === 'nobody' ? {} : { authorization: await bearer(claim) };
  });

  it.each(Object.entries(operations))('gets what the description says: %s', async (id, { path, method }) => {
    const security = bundle.paths[path]?.[method.toLowerCase()]?.security ?? bundle.security;
    const ways = security.map(({ oauth2 = [] }) => oauth2);
    const allowed = ways.some((way) => way.every((scope) => scopes.includes(scope)));
    const before = (method as string) === 'GET' ? 0 : await historyLength();
    const got =
      (method as string) === 'GET'
        ? await server.get(pathOf(path) + (needed[id] ?? ''), authorization)
        : // No operation takes a list, so that nothing is stored even where an empty object would do.
          await server.write(method, pathOf(path), id === 'importCollection' ? '{}\n' : [], {
            authorization: '',
            ...(id === 'importCollection' && { 'content-type': 'application/x-ndjson' }),
            ...authorization,
          });
    if (!allowed) {
      expect([got.status, got.json.code]).toEqual(role === 'nobody' ? [401, 'unauthorized'] : [403, 'forbidden']);
      const challenge = got.headers.get('www-authenticate') ?? '';
      expect(challenge).toMatch(/^Bearer realm="yijian"/);
      if (role !== 'nobody') {
        expect(challenge).toContain('error="insufficient_scope"');
        const [, scope] = /scope="([^"]+)"/.exec(challenge) ?? [];
        expect(ways.map((way) => way.join(' '))).toContain(scope);
        expect(got.json.detail).toContain(scope);
      }
    } else if ((method as string) === 'GET') {
      // Of closed collections an institution sees its own records only, and this one has none.
      const unseen = collections.some(
        ({ name }) => `/v1/${name}/${ids.get(name)}` === pathOf(path) && !publicIds.has(name),
      );
      const nothing =
        (!scopes.includes('government:read') && unseen) ||
        (security !== bundle.security && role === 'institution') ||
        pathOf(path).includes('/none');
      expect(got.status, got.text.slice(0, 300)).toBe(nothing && path.includes('{') ? 404 : 200);
    } else if (id === 'importCollection') expect([got.status, got.json.faulty]).toEqual([200, 1]);
    else expect([got.status, got.json.code]).toEqual([422, 'unprocessable']);
    if ((method as string) !== 'GET') expect(await historyLength()).toBe(before);
  });
});

/** The record of a collection that the examples have, as the administrator sees it, with its ETag. */
async function recordOf(name: string, id: string): Promise<{ document: Document; etag: string }> {
  const { json, headers, status } = await server.get(`/v1/${name}/${id}`, {
    authorization: await bearer({ role: 'administrator' }),
  });
  if (status !== 200) throw new Error(`${name}/${id}: ${status}`);
  return { document: json as Document, etag: headers.get('etag') ?? '' };
}

/** The institution of a record, found by reading from record to record over HTTP. */
async function institutionOf({ owner, references }: Collection, document: Document): Promise<string | undefined> {
  const reference = references.find(({ path }) => path === owner);
  const id = reference && (valuesAt(document, reference.path)[0]?.value as string | undefined);
  if (!reference || id === undefined) return undefined;
  const kind = reference.byKind && (valuesAt(document, reference.byKind.path)[0]?.value as string);
  const to = reference.byKind?.to[kind ?? ''] ?? reference.to[0] ?? '';
  if (to === 'facilities') return id;
  const next = collections.find(({ name }) => name === to);
  return next && institutionOf(next, (await recordOf(to, id)).document);
}

const put = async (name: string, { document, etag }: { document: Document; etag: string }, claim: object) => {
  const { updatedAt: _, ...sent } = document;
  return server.write('PUT', `/v1/${name}/${String(document['id'])}`, sent, {
    authorization: await bearer(claim),
    ...(etag !== '' && { 'if-match': etag }),
  });
};

const forbidden = ({ status, json }: Got): void => expect([status, json?.code]).toEqual([403, 'forbidden']);

/** Every record of a list or an export, for a caller. */
async function allOf(name: string, claim: object): Promise<{ listed: Document[]; exported: Document[] }> {
  const authorization = await bearer(claim);
  const { json } = await server.get(`/v1/${name}?limit=200`, { authorization });
  const lines = (await server.get(`/v1/exports/${name}`, { authorization })).text.split('\n').filter(Boolean);
  return { listed: json.data as Document[], exported: lines.map((line) => JSON.parse(line) as Document) };
}

const kept = collections.filter(({ writers }) => writers.includes('institution'));

describe.each(kept.map((collection) => [collection.name, collection] as const))('of %s', (name, collection) => {
  const stranger = { role: 'institution', facilities: ['nobodys-facility'] };
  let record: { document: Document; etag: string };
  let owner: { role: string; facilities: string[] };
  beforeAll(async () => {
    // The first that some institution keeps.
    const { listed } = await allOf(name, { role: 'administrator' });
    for (const { id } of listed) {
      record = await recordOf(name, id as string);
      const facility = await institutionOf(collection, record.document);
      if (facility !== undefined) {
        owner = { role: 'institution', facilities: ['another', facility] };
        return;
      }
    }
    const facility = 'fac-revoked';
    const document = { ...record.document, id: `${name}-own`, facilityId: facility };
    await put(name, { document, etag: '' }, { role: 'administrator' });
    record = await recordOf(name, document.id);
    owner = { role: 'institution', facilities: ['another', facility] };
  });

  it('an institution sees its own whole, and of others nothing that the public does not see', async () => {
    const { document } = record;
    const path = `/v1/${name}/${String(document['id'])}`;
    const own = await server.get(path, { authorization: await bearer(owner) });
    expect(own.json).toEqual(document);
    expect(own.headers.get('cache-control')).toContain('private');
    const seen = await allOf(name, owner);
    expect(seen.listed.find(({ id }) => id === document['id'])).toEqual(document);
    expect(seen.exported.find(({ id }) => id === document['id'])).toEqual(document);
    const foreign = await server.get(path, { authorization: await bearer(stranger) });
    const foreignSeen = await allOf(name, stranger);
    if (collection.read === 'government') {
      expect(foreign.status).toBe(404);
      expect(foreignSeen).toEqual({ listed: [], exported: [] });
      for (const { id } of seen.listed)
        expect(owner.facilities).toContain(
          await institutionOf(collection, (await recordOf(name, id as string)).document),
        );
    } else {
      expect(foreign.json).toEqual((await server.get(path)).json);
      const publicList = await server.get(`/v1/${name}?limit=200`);
      expect(foreignSeen.listed).toEqual(publicList.json.data);
    }
  });

  it('an institution hears of its own changes, and of others only where the public does', async () => {
    const changes = async (claim: object): Promise<string[]> => {
      const found: string[] = [];
      const authorization = await bearer(claim);
      for (let cursor = ''; ;) {
        const { json } = await server.get(`/v1/changes?collection=${name}&limit=200${cursor}`, { authorization });
        found.push(...(json.data as Document[]).map(({ recordId }) => recordId as string));
        if (json.page.caughtUp) return found;
        cursor = `&cursor=${json.page.nextCursor}`;
      }
    };
    expect(await changes(owner)).toContain(record.document['id']);
    const foreign = await changes(stranger);
    if (collection.read === 'government') expect(foreign).toEqual([]);
    else expect(foreign).toContain(record.document['id']);
  });

  it('another institution neither replaces a record nor takes it over nor makes one in its name', async () => {
    forbidden(await put(name, record, stranger));
    const { updatedAt: _, ...document } = record.document;
    const fresh = { ...document, id: `${name}-forged` };
    forbidden(await server.write('POST', `/v1/${name}`, fresh, { authorization: await bearer(stranger) }));
    const both = { role: 'institution', facilities: ['nobodys-facility'] };
    if (collection.owner === '/facilityId')
      forbidden(await put(name, { ...record, document: { ...record.document, facilityId: 'nobodys-facility' } }, both));
    expect(await recordOf(name, document['id'] as string)).toEqual(record);
  });

  it('the institution replaces its own, and cannot give it away', async () => {
    if (collection.owner === '/facilityId')
      forbidden(await put(name, { ...record, document: { ...record.document, facilityId: 'fac-given-away' } }, owner));
    const { status, text } = await put(name, record, owner);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  });
});

const writable = collections.filter(
  ({ writers, operations: has }) => writers.includes('government') && has.includes('put'),
);

describe('a unit', () => {
  it.each(writable.map(({ name, module }) => [name, module] as const))(
    'writes %s within its region and duties only',
    async (name, module) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`There is no record of ${name}.`);
      const record = await recordOf(name, id);
      // Rules are the business of whoever is in charge of the province, or of the country, that they are for.
      const region = `${((record.document['jurisdiction'] as string | undefined) ?? '99').slice(0, 2)}0000`;
      const others = modules.filter((one) => one !== module);
      const refused = await put(name, record, { role: 'unit', region, modules: others });
      forbidden(refused);
      expect(refused.json.detail).toContain(module);
      forbidden(await put(name, record, { role: 'unit', region: '820000', modules: [module] }));
      expect(await recordOf(name, id)).toEqual(record);
      const { status, text } = await put(name, record, { role: 'unit', region, modules: [module] });
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    },
  );

  it('keeps a record that it may not read from losing what it does not see', async () => {
    const record = await recordOf('facilities', 'fac-revoked');
    const { updatedAt: _, ...sent } = record.document;
    const authorization = await bearer({ role: 'unit', region: '990000', modules }, ['government:write']);
    const got = await server.write('PUT', '/v1/facilities/fac-revoked', sent, {
      authorization,
      'if-match': record.etag,
    });
    forbidden(got);
    expect(got.headers.get('www-authenticate')).toContain('scope="government:read government:write"');
  });
});
