import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cases } from '@yijian/standard/cases';
import { collections } from '@yijian/standard/collections';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { dayInChina } from '../reads/today.js';

type Node = Record<string, any>;
type Visibility = 'public' | 'government' | 'restricted';

const require = createRequire(import.meta.url);
const { components } = JSON.parse(readFileSync(require.resolve('@yijian/standard/openapi.json'), 'utf8')) as Node;
const withToken = { authorization: `Bearer ${TOKEN}` };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([]);
});
afterAll(() => server?.close());

interface Place {
  path: string;
  read: 'public' | 'government';
}

/** Where a record of a case is written and read, and by whom. */
function placeOf(schema: string, value: Node): Place {
  if (schema === 'PlanMatrix') return { path: `/v1/plans/${value['plan'].id}/matrix`, read: 'public' };
  const collection = collections.find((each) => each.schema === schema)!;
  return { path: `/v1/${collection.name}/${value['id']}`, read: collection.read };
}

const order: readonly Visibility[] = ['public', 'government', 'restricted'];
const resolve = (node: Node): Node =>
  node['$ref'] ? resolve(components.schemas[node['$ref'].split('/').at(-1)]) : node;

/** What is left of a value for those who may see up to a visibility, without what only the server sets. */
function seen(node: Node, value: any, upTo: Visibility): any {
  const schema = resolve(node);
  if (Array.isArray(value)) return value.map((item) => seen(schema['items'], item, upTo));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => {
        const property = schema['properties']?.[key];
        if (property === undefined) return true;
        const [own, target] = [property, resolve(property)].map((each) => each['x-yijian-visibility'] ?? 'public');
        const hidden = [own, target].some((each) => order.indexOf(each) > order.indexOf(upTo));
        return !hidden && resolve(property)['readOnly'] !== true && property['readOnly'] !== true;
      })
      .map(([key, item]) => [key, seen(schema['properties']?.[key] ?? {}, item, upTo)]),
  );
}

/** A record of which the public sees no natural person whom it is about but by surname (YJ-VIS-010). */
function withoutGivenName(value: Node): Node {
  const { kind, name } = (value['counterpart'] ?? {}) as { kind?: string; name: string };
  if (kind !== 'natural-person') return value;
  return JSON.parse(JSON.stringify(value).replaceAll(name, `${name[0]}某`)) as Node;
}

/** Whether a decision is no longer published: its term is over, or it was withdrawn. */
const isOver = ({ publicityEndsOn, withdrawnOn }: Record<string, unknown>): boolean =>
  withdrawnOn !== undefined || (typeof publicityEndsOn === 'string' && publicityEndsOn < dayInChina(new Date()));

describe.each(cases)('$id', ({ records }) => {
  it('can be stored in the order of its records, and reads back as it was sent', async () => {
    const own = new Set<string>();
    for (const { schema, value } of records) {
      const root = { $ref: `/${schema}` };
      const { path } = placeOf(schema, value);
      const before = await server.get(path, withToken);
      const isShared = before.status === 200 && !own.has(path);
      own.add(path);
      // What an earlier case has brought, such as a unit, is there already and stays as it is.
      if (!isShared) {
        const condition = before.status === 200 ? { 'if-match': before.headers.get('etag')! } : {};
        const put = await server.write('PUT', path, value, condition);
        expect(put.status, `${path}: ${put.text}`).toBe(before.status === 200 ? 200 : 201);
      }
      const { status, json } = await server.get(path, withToken);
      expect(status).toBe(200);
      expect(seen(root, json, 'restricted'), path).toEqual(seen(root, value, 'government'));
    }
  });

  it('shows the public what is public, and nothing else', async () => {
    const last = new Map(records.map((record) => [placeOf(record.schema, record.value).path, record]));
    for (const [path, { schema, value }] of last) {
      const { status, json, text } = await server.get(path);
      if (placeOf(schema, value).read === 'government') {
        expect(status, path).toBe(401);
        expect(text, path).not.toContain(value['name'] ?? value['summary'] ?? value['title'] ?? value['id']);
      } else if ((schema === 'ListEntry' && value['status'] !== 'in-force') || isOver(value)) {
        expect(status, path).toBe(404);
      } else {
        expect(status, path).toBe(200);
        expect(seen({ $ref: `/${schema}` }, json, 'restricted'), path).toEqual(
          seen({ $ref: `/${schema}` }, withoutGivenName(value), 'public'),
        );
      }
    }
  });
});

it('the cases hold what the public and what nobody may see, so that the above is no empty promise', () => {
  const count = (upTo: Visibility) =>
    cases
      .flatMap(({ records }) => records.map(({ schema, value }) => seen({ $ref: `/${schema}` }, value, upTo)))
      .reduce((length, value) => length + JSON.stringify(value).length, 0);
  expect(count('public')).toBeLessThan(count('government'));
  expect(count('government')).toBeLessThan(count('restricted'));
});
