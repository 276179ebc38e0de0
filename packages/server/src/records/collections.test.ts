import { preparationDigest } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { type Collection, type CollectionFilter, collections, rangeParameters } from '@yijian/standard/collections';
import { examples, story } from '@yijian/standard/story';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { drawDigests } from '../draws/draw-digests.js';
import { selectionsOf } from '../draws/draw-documents.js';
import { answerValidator } from '../http/validators.js';
import { valuesAt } from '../json-pointer.js';
import { resources } from '../resources/resources.js';
import { requireTargets } from '../resources/targets.js';
import { plansPart } from '../seed/plans-part.js';
import { profilesPart } from '../seed/profiles-part.js';
import { storyPart } from '../seed/story-part.js';
import { description, visibleTo } from '../standard.js';
import type { JsonObject } from '../store/tables.js';
import { allRecords } from './read-records.js';
import { withoutReadOnly } from './server-values.js';
import { insertRecords } from './store-records.js';

const withToken = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([profilesPart, plansPart, storyPart]);
});
afterAll(() => server?.close());

/** The example of a collection as somebody would send it anew: with ids of its own. */
function newRecord({ name, claims }: Collection, suffix: string): JsonObject {
  const document = withoutReadOnly(resources[name], structuredClone(examples[name]));
  document['id'] = `${String(document['id']).slice(0, 50)}-${suffix}`;
  for (const { path } of claims)
    for (const { pointer, value } of valuesAt(document, path))
      if (pointer !== '/id') set(document, pointer, `${String(value)}-${suffix}`);
  return name === 'draws' ? redrawn(document) : document;
}

/** A draw under another id has other tickets, so that another result is the right one. */
function redrawn(document: JsonObject): JsonObject {
  const draw = document as unknown as Draw;
  const pools = story.filter(({ schema }) => schema === 'DrawPool').map(({ body }) => body as unknown as DrawPool);
  const anew = { ...draw, preparationSha256: preparationDigest(draw, drawDigests), selections: [] };
  return { ...anew, selections: selectionsOf(anew, pools) } as unknown as JsonObject;
}

function set(document: JsonObject, pointer: string, value: unknown): void {
  const steps = pointer.slice(1).split('/');
  const last = steps.pop()!;
  const holder = steps.reduce<any>((node, step) => node[step], document);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
}

const changed = (document: JsonObject, pointer: string, value: unknown): JsonObject => {
  const copy = structuredClone(document);
  set(copy, pointer, value);
  return copy;
};

/** The parameters of a list by name, with their schemas. */
const parameterSchemas = (name: string): Map<string, { type?: string; pattern?: string; enum?: string[] }> => {
  const { parameters } = (description.paths[`/${name}`] as any).get;
  return new Map(parameters.filter((one: any) => one.name).map((one: any) => [one.name, one.schema]));
};

/** A value that the list may be asked for: one that the example has where it has one. */
function valueFor({ name, filters }: Collection, parameter: string): string {
  const { at, match } = filters[parameter]!;
  const held = valuesAt(examples[name], at)[0]?.value as string | number | boolean | undefined;
  const { pattern, type, enum: codes } = parameterSchemas(name).get(parameter) ?? {};
  if (held === undefined) {
    if (codes) return codes[0]!;
    if (type === 'boolean') return 'true';
    if (type === 'integer') return '1';
    return pattern?.includes('[0-9]{6}') ? '990121' : 'nothing';
  }
  const text = String(held);
  return match === 'startsWith' ? text.slice(0, 2) : match === 'contains' ? text.slice(1, 4).toUpperCase() : text;
}

function matches({ at, match = 'equals' }: CollectionFilter, document: JsonObject, asked: string): boolean {
  const held = valuesAt(document, at).map(({ value }) => String(value));
  if (match === 'startsWith') return held[0]?.startsWith(asked) ?? false;
  if (match === 'contains') return held[0]?.toLowerCase().includes(asked.toLowerCase()) ?? false;
  return held.includes(asked);
}

/** A date as the list sorts it: empty when absent, an instant by the clock of China. */
function sortKey(document: JsonObject, property: string): string {
  const value = document[property] as string | undefined;
  if (value === undefined) return '';
  return value.includes('T') ? new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, -1) : value;
}

const VARIANTS = 9;

/** Copies of a record that differ in dates and in what is filtered by, each valid by its schema. */
function variants(collection: Collection): JsonObject[] {
  const { schema, filters, dates } = collection;
  const isValid = answerValidator(schema);
  return Array.from({ length: VARIANTS }, (_, n) => {
    let document = newRecord(collection, `v${n}`);
    const take = (candidates: readonly JsonObject[]): void => {
      document = candidates.find((candidate) => isValid(candidate)) ?? document;
    };
    for (const date of dates) {
      // Two share each day, so that the id decides between them.
      const day = `20${20 + (n % 3)}-0${1 + (n >> 1)}-15`;
      const values = [n % 4 === 3 ? undefined : day, `${day}${n % 2 ? 'T23:30:00Z' : 'T00:30:00+08:00'}`, day];
      take(values.map((value) => changed(document, `/${date}`, value)));
    }
    if (n % 2 === 1) {
      for (const { at } of Object.values(filters)) {
        const [place] = valuesAt(document, at);
        if (!place) continue;
        const { pointer, value } = place;
        take([
          changed(document, pointer, typeof value === 'boolean' ? !value : `z${String(value).slice(0, 60)}`),
          changed(document, pointer, '990199'),
          changed(document, `/${pointer.split('/')[1]}`, undefined),
        ]);
      }
    }
    return document;
  });
}

/** The ids of a list, page by page. */
async function walk(name: string, query: Record<string, string>, limit = 4): Promise<string[]> {
  const ids: string[] = [];
  let parameters = new URLSearchParams({ ...query, limit: String(limit) });
  for (;;) {
    const { status, json, text } = await server.get(`/v1/${name}?${parameters.toString()}`, withToken);
    expect(status, text).toBe(200);
    ids.push(...json.data.map(({ id }: { id: string }) => id));
    if (json.page.nextCursor === undefined) return ids;
    parameters = new URLSearchParams({ cursor: json.page.nextCursor, limit: String(limit) });
  }
}

const byId = (a: string, b: string): number => (a < b ? -1 : 1);

it('every reference leads to a collection, or to what records claim', () => {
  expect(requireTargets).not.toThrow();
});

describe.each(collections)('$name', (collection) => {
  const { name, schema, one, read, operations, filters, dates, references } = collection;
  const resource = resources[name];
  const path = `/v1/${name}`;

  it(`shows ${one} to whom it is for, and to nobody else`, async () => {
    for (const address of [path, `${path}/${String(examples[name]['id'])}`]) {
      const open = await server.get(address);
      if (read === 'government') {
        expect([open.status, open.json.code], address).toEqual([401, 'unauthorized']);
        expect(open.headers.get('www-authenticate')).toMatch(/^Bearer/);
      } else if (!resource.publicTerm) expect([200, 404], address).toContain(open.status);
      expect((await server.get(path, withToken)).status).toBe(200);
    }
  });

  const writable = operations.includes('create') && operations.includes('put') && operations.includes('get');

  it.runIf(writable)(`stores ${one}, replaces it by its ETag, and answers it as it was sent`, async () => {
    const body = newRecord(collection, 'new');
    const address = `${path}/${String(body['id'])}`;
    const created = await server.write('POST', path, body);
    expect(created.status, created.text).toBe(201);
    expect(created.headers.get('location')).toBe(address);
    const got = await server.get(address, withToken);
    expect(got.json).toEqual(created.json);
    expect(got.json).toMatchObject(visibleTo('government', schema, body));
    expect((await server.write('POST', path, body)).status).toBe(409);
    expect((await server.write('PUT', address, body)).status).toBe(428);
    const etag = got.headers.get('etag')!;
    const put = await server.write('PUT', address, body, { 'if-match': etag });
    expect(put.status, put.text).toBe(200);
    expect(put.headers.get('etag')).not.toBe(etag);
    expect((await server.write('PUT', address, body, { 'if-match': etag })).status).toBe(412);
  });

  it.runIf(writable)('refuses what names a record that is not there, at its place', async () => {
    const body = newRecord(collection, 'lost');
    for (const reference of references) {
      for (const { pointer } of valuesAt(body, reference.path).slice(0, 1)) {
        const got = await server.write('POST', path, changed(body, pointer, 'nobody'));
        expect([got.status, got.json.code], pointer).toEqual([422, 'unknown-reference']);
        expect(got.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
      }
    }
  });

  describe('as a list', () => {
    let documents: JsonObject[];
    const idsWhere = (test: (document: JsonObject) => boolean): string[] =>
      documents
        .filter(test)
        .map(({ id }) => id as string)
        .sort(byId);

    beforeAll(async () => {
      const stamp = { at: new Date(), by: 'test' };
      await server.store.db.transaction().execute((tx) => insertRecords(tx, resource, variants(collection), stamp));
      documents = (await allRecords(server.store.db, resource)).map(({ document }) => document);
    });

    it('is in the order of ids', async () => {
      expect(await walk(name, {})).toEqual(idsWhere(() => true));
    });

    it.each(Object.keys(filters))('is filtered by %s', async (parameter) => {
      const asked = valueFor(collection, parameter);
      const expected = idsWhere((document) => matches(filters[parameter]!, document, asked));
      expect(await walk(name, { [parameter]: asked }), asked).toEqual(expected);
    });

    it.each(dates)('is cut and sorted by %s', async (property) => {
      const { from, to } = rangeParameters(property);
      const keyOf = (document: JsonObject): string => sortKey(document, property);
      const days = documents.map((document) => keyOf(document).slice(0, 10)).sort();
      const [first, last] = [days.find((day) => day !== '')!, days.at(-2)!];
      const day = (document: JsonObject): string => keyOf(document).slice(0, 10);
      for (const [query, test] of [
        [{ [from]: last }, (document) => day(document) >= last],
        [{ [to]: last }, (document) => day(document) !== '' && day(document) <= last],
        [{ [from]: first, [to]: first }, (document) => day(document) === first],
      ] as [Record<string, string>, (document: JsonObject) => boolean][])
        expect(await walk(name, query), JSON.stringify(query)).toEqual(idsWhere(test));

      const sorted = [...documents].sort((a, b) =>
        keyOf(a) === keyOf(b) ? byId(a['id'] as string, b['id'] as string) : byId(keyOf(a), keyOf(b)),
      );
      const ids = sorted.map(({ id }) => id);
      expect(await walk(name, { sort: property })).toEqual(ids);
      expect(await walk(name, { sort: `-${property}` })).toEqual([...ids].reverse());
      const within = sorted.filter((document) => day(document) >= first && day(document) <= last);
      expect(await walk(name, { sort: property, [from]: first, [to]: last }, 2)).toEqual(within.map(({ id }) => id));

      const swapped = await server.get(`${path}?${from}=2021-01-02&${to}=2021-01-01`, withToken);
      expect([swapped.status, swapped.json.errors[0].parameter]).toEqual([400, from]);
    });

    it('has variants that differ in every date', () => {
      for (const property of dates)
        expect(new Set(documents.map((document) => document[property])).size).toBeGreaterThan(2);
    });
  });
});

describe('a list entry', () => {
  it('is shown to the public while it is in force, and to authorities always', async () => {
    const entry = newRecord(
      collections.find(({ name }) => name === 'list-entries')!,
      'show',
    );
    const base = Object.fromEntries(
      Object.entries(entry).filter(([key]) => !['leftOn', 'validTo', 'leftReason'].includes(key)),
    );
    const open = { ...base, id: 'lst-open', status: 'in-force', enteredOn: '2025-01-01' };
    const left = { ...open, id: 'lst-left', status: 'left', leftOn: '2025-06-01' };
    const stamp = { at: new Date(), by: 'test' };
    await server.store.db
      .transaction()
      .execute((tx) => insertRecords(tx, resources['list-entries'], [open, left], stamp));
    const ids = async (headers = {}): Promise<string[]> => {
      const { json } = await server.get('/v1/list-entries?limit=200', headers);
      return json.data.map(({ id }: { id: string }) => id);
    };
    expect(await ids()).toContain('lst-open');
    expect(await ids()).not.toContain('lst-left');
    expect(await ids(withToken)).toEqual(expect.arrayContaining(['lst-open', 'lst-left']));
    expect((await server.get('/v1/list-entries/lst-left')).status).toBe(404);
    expect((await server.get('/v1/list-entries/lst-left', withToken)).status).toBe(200);
    // A page is full even where hidden entries lie between.
    const first = await server.get('/v1/list-entries?limit=1');
    expect(first.json.data).toHaveLength(1);
    const exported = await server.get('/v1/exports/list-entries');
    expect(exported.text).toContain('lst-open');
    expect(exported.text).not.toContain('lst-left');
  });
});

describe('a monitoring reading', () => {
  it('is out of limits by what its point says, whatever its sender says', async () => {
    const readings = collections.find(({ name }) => name === 'monitoring-readings')!;
    const point = examples['monitoring-points'] as { thresholds: { lowerLimit: number; upperLimit: number }[] };
    const { lowerLimit, upperLimit } = point.thresholds[0]!;
    const send = async (suffix: string, change: JsonObject): Promise<unknown> => {
      const body = { ...newRecord(readings, suffix), ...change };
      const got = await server.write('POST', '/v1/monitoring-readings', body);
      expect(got.status, got.text).toBe(201);
      return got.json.outOfLimits;
    };
    expect(await send('in', { value: (lowerLimit + upperLimit) / 2, outOfLimits: true })).toBe(false);
    expect(await send('on', { value: upperLimit })).toBe(false);
    expect(await send('over', { value: upperLimit + 0.1, outOfLimits: false })).toBe(true);
    expect(await send('under', { value: lowerLimit - 0.1 })).toBe(true);
    expect(await send('unit', { value: 1000, unitOfMeasure: 'K' })).toBeUndefined();
  });
});

it('an instant is kept only as every client reads it', async () => {
  const readings = collections.find(({ name }) => name === 'monitoring-readings')!;
  for (const [index, measuredAt] of [
    '0000-01-01T00:00:00Z',
    '2025-01-01 00:00:00Z',
    '2025-01-01T00:00:00+23:59',
    '2025-01-01t00:00:00z',
  ].entries()) {
    const got = await server.write('POST', '/v1/monitoring-readings', {
      ...newRecord(readings, `at${index}`),
      measuredAt,
    });
    expect([got.status, got.json.errors?.[0]?.pointer], measuredAt).toEqual([422, '/measuredAt']);
  }
});

it('the filters and dates of lists are of properties that their readers see', () => {
  const hidden: string[] = [];
  for (const { name, schema, read, filters, dates } of collections) {
    const places = [...Object.values(filters).map(({ at }) => at), ...dates.map((date) => `/${date}`)];
    for (const at of places) {
      const visibility = visibilityAt(schema, at);
      if (visibility === undefined) hidden.push(`${name}${at} is not there`);
      else if (visibility === 'restricted' || (read === 'public' && visibility !== 'public'))
        hidden.push(`${name}${at} is ${visibility}`);
    }
  }
  expect(hidden).toEqual([]);
});

/** The strictest visibility on the way to a place of a schema; undefined where there is none. */
function visibilityAt(schema: string, at: string): string | undefined {
  const order = ['public', 'government', 'restricted'];
  const resolve = (node: any): any =>
    node?.$ref ? resolve(description.components.schemas[node.$ref.split('/').at(-1)]) : node;
  let node: any = resolve({ $ref: `/${schema}` });
  let strictest = 'public';
  const see = (one: any): void => {
    const own = one?.['x-yijian-visibility'] as string | undefined;
    if (own !== undefined && order.indexOf(own) > order.indexOf(strictest)) strictest = own;
  };
  for (const step of at.split('/').slice(1)) {
    const next = step === '*' ? node?.items : node?.properties?.[step];
    if (next === undefined) return undefined;
    see(next);
    node = resolve(next);
    see(node);
  }
  return strictest;
}
