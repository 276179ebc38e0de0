import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTables } from './codes.js';
import { operations } from './operations.js';
import * as resources from './resources.js';
import type { OperationRow } from './resources.js';

type Node = Record<string, unknown>;
const read = (file: string): Node =>
  JSON.parse(readFileSync(new URL(`../dist/${file}`, import.meta.url), 'utf8')) as Node;
const openapi = read('openapi.json');
const twin = read('openapi-3.0.json');
const schemas = (openapi['components'] as { schemas: Record<string, Node> }).schemas;
const properties = Object.entries(schemas).flatMap(([schema, definition]) =>
  Object.entries((definition['properties'] ?? {}) as Record<string, Node>).map(([name, property]) => ({
    place: `${schema}.${name}`,
    property,
  })),
);

/** Every object in a document, with the keys that lead to it. */
function* walk(node: unknown, path: string[] = []): Generator<[Node, string[]]> {
  if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* walk(item, [...path, String(index)]);
  else if (node !== null && typeof node === 'object') {
    yield [node as Node, path];
    for (const [key, value] of Object.entries(node)) yield* walk(value, [...path, key]);
  }
}

describe('the 3.1 bundle', () => {
  it('calls no two properties of a schema by the same Chinese title', () => {
    const doubled = Object.entries(schemas).flatMap(([schema, definition]) => {
      const own = (definition['x-titles-zh'] ?? {}) as Record<string, string>;
      const titles = Object.entries((definition['properties'] ?? {}) as Record<string, Node>).map(
        ([name, property]) =>
          own[name] ??
          (property['x-title-zh'] as string | undefined) ??
          (schemas[(property['$ref'] as string).split('/').at(-1) ?? '']?.['x-title-zh'] as string),
      );
      return titles.filter((title, index) => titles.indexOf(title) !== index).map((title) => `${schema}: ${title}`);
    });
    expect(doubled).toEqual([]);
  });

  it('says of every property who may see it', () => {
    const silent = properties.filter(
      ({ property }) => !('$ref' in property) && typeof property['x-yijian-visibility'] !== 'string',
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  it('leaves to institutions only changes between codes of the list that the property has', () => {
    const moved = properties.filter(({ property }) => 'x-yijian-institution-moves' in property);
    expect(moved.map(({ place }) => place)).toContain('CreditRepair.status');
    for (const { place, property } of moved) {
      const table = codeTables.find(({ id }) => id === property['x-codelist']);
      const known = ['absent', ...(table?.codes ?? []).map(({ code }) => code)];
      const moves = Object.entries(property['x-yijian-institution-moves'] as Record<string, string[]>);
      expect([place, moves.flat(2).filter((code) => !known.includes(code))]).toEqual([place, []]);
    }
  });

  it('never publishes what can hold an identity number', () => {
    const practitioner = (schemas['Practitioner']?.['properties'] ?? {}) as Record<string, Node>;
    expect(practitioner['qualificationNumber']?.['x-yijian-visibility']).toBe('restricted');
    expect(practitioner['identityDigest']?.['x-yijian-visibility']).toBe('restricted');
  });

  it('gives closed code lists their values and leaves open ones open', () => {
    const coded = properties.flatMap(({ place, property }) =>
      [property, property['items'] as Node | undefined]
        .filter((p): p is Node => Boolean(p?.['x-codelist']))
        .map((p) => ({ place, p })),
    );
    expect(coded.length).toBeGreaterThan(40);
    for (const { place, p } of coded) {
      const table = codeTables.find((t) => t.id === p['x-codelist']);
      expect(table, place).toBeDefined();
      expect(p['enum'], place).toEqual(table?.openness === 'closed' ? table.codes.map((code) => code.code) : undefined);
    }
  });

  it('uses names that read well in every language: ASCII, unique, no inline schema in a body', () => {
    expect(Object.keys(schemas).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    const inline = [...walk(openapi['paths'])].filter(
      ([node, path]) => path.at(-2) === 'application/json' && path.at(-1) === 'schema' && !('$ref' in node),
    );
    expect(inline.map(([, path]) => path.join('/'))).toEqual([]);
  });

  it('answers every operation with problems as application/problem+json', () => {
    const responses = (openapi['components'] as { responses: Record<string, Node> }).responses;
    for (const [name, response] of Object.entries(responses)) {
      if (name === 'NotModified') continue;
      expect(Object.keys(response['content'] as Node), name).toEqual(['application/problem+json']);
    }
  });
});

describe('the 3.0 twin', () => {
  it('keeps every path, operation and schema but those of the webhooks, which 3.0 does not know', () => {
    expect(Object.keys(twin['paths'] as Node)).toEqual(Object.keys(openapi['paths'] as Node));
    expect(twin).not.toHaveProperty('webhooks');
    const kept = Object.keys(schemas).filter((name) => name !== 'WebhookMessage');
    expect(Object.keys((twin['components'] as { schemas: Node }).schemas)).toEqual(kept);
  });

  it('has nothing that only 3.1 knows', () => {
    const left = [...walk(twin)].filter(
      ([node, path]) =>
        Array.isArray(node['type']) ||
        (typeof node['type'] === 'string' && Array.isArray(node['examples']) && !path.includes('example')) ||
        typeof node['exclusiveMinimum'] === 'number',
    );
    expect(left.map(([, path]) => path.join('/'))).toEqual([]);
    expect(twin['openapi']).toBe('3.0.3');
    expect(twin['info']).not.toHaveProperty('summary');
  });
});

describe('the operation table', () => {
  it('has every operation of the bundle', () => {
    const ids = [...walk(openapi['paths'])].flatMap(([node]) =>
      typeof node['operationId'] === 'string' ? [node['operationId']] : [],
    );
    expect(Object.keys(operations).sort()).toEqual(ids.sort());
  });

  it('knows the three reads of the widgets', () => {
    expect(operations.getCreditSummaries).toMatchObject({
      method: 'GET',
      path: '/credit-summaries',
      arrayParameters: ['subject'],
      secured: false,
    });
    expect(operations.getFacilityTimeline).toMatchObject({ path: '/facilities/{facilityId}/timeline', paged: true });
    expect(operations.getPlanMatrix).toMatchObject({ path: '/plans/{planId}/matrix', pathParameters: ['planId'] });
  });

  it('asks for a token on every write and on every read that is not for all', () => {
    for (const [id, { secured, level, method }] of Object.entries(operations)) {
      expect(secured, id).toBe(level !== 'L1');
      expect(level === 'L3', id).toBe(method !== 'GET');
    }
  });

  it('says of each operation the same as the short form that clients carry', () => {
    const { collections, ...others } = resources;
    const ofCollections = collections.flatMap((collection) => Object.values(collection) as OperationRow<string>[]);
    const rows: OperationRow<string>[] = Object.values(others).flatMap((one) => ('operationId' in one ? [one] : []));
    for (const row of [...ofCollections, ...rows]) {
      const { method, path } = operations[row.operationId as keyof typeof operations];
      const short = { method, path: rows.includes(row) ? path : path.replace(/\{\w+\}/, '{id}') };
      expect(row, row.operationId).toEqual({ operationId: row.operationId, ...short });
    }
    const ids = [...ofCollections, ...rows].map(({ operationId }) => operationId);
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
    for (const collection of collections) expect(Object.values(others)).toContainEqual(collection);
  });
});
