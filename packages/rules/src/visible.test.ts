import { describe, expect, it } from 'vitest';
import type { Facility, Practitioner } from '@yijian/standard';
import openapi from '@yijian/standard/openapi.json' with { type: 'json' };
import { compileVisibleTo, type SchemaBundle } from './visible.js';

const visibleTo = compileVisibleTo(openapi);

const facility: Facility = {
  id: 'fac-1',
  name: '示例医院',
  categoryCode: 'A100',
  regionCode: '990121',
  status: 'operating',
  principalName: '甲',
  legalRepresentativeName: '乙',
  contactPhone: '0990-1234567',
  licence: { number: '1', validFrom: '2020-01-01' },
  licenceEvents: [{ kind: 'issued', occurredOn: '2020-01-01' }],
};
const practitioner: Practitioner = {
  id: 'pra-1',
  name: '丙',
  kind: 'nurse',
  status: 'registered',
  qualificationNumber: 'secret',
  identityDigest: 'secret',
};

describe('visibleTo', () => {
  it('hides from the public what only the government sees', () => {
    const { contactPhone: _, ...rest } = facility;
    expect(visibleTo('public', 'Facility', facility)).toStrictEqual(rest);
    expect(visibleTo('government', 'Facility', facility)).toEqual(facility);
  });

  it('sends restricted properties to nobody', () => {
    for (const audience of ['public', 'government'] as const) {
      expect(JSON.stringify(visibleTo(audience, 'Practitioner', practitioner))).not.toContain('secret');
    }
  });

  it('reaches into pages, and drops what the schema does not know', () => {
    const page = { data: [{ ...facility, identityNumber: 'secret' }], page: { limit: 1, total: 'secret' } };
    const seen = visibleTo('public', 'FacilityPage', page);
    expect(seen.data[0]).toEqual(visibleTo('public', 'Facility', facility));
    expect(seen.page).toEqual({ limit: 1 });
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('does not touch the value that it is given', () => {
    const before = structuredClone(facility);
    visibleTo('public', 'Facility', facility);
    expect(facility).toEqual(before);
  });

  it('hides by every property of the standard, not by a list of its own', () => {
    interface Written {
      $ref?: string;
      items?: Written;
      properties?: Record<string, Written>;
      'x-yijian-visibility'?: 'public' | 'government' | 'restricted';
    }
    const schemas = openapi.components.schemas as Record<string, Written>;
    const rank = { public: 0, government: 1, restricted: 2 };
    /** The stricter of what a property says itself and what the schema says that it refers to. */
    const level = ({ $ref, items, 'x-yijian-visibility': own = 'public' }: Written): number =>
      Math.max(rank[own], $ref ? level(schemas[$ref.split('/').at(-1) ?? ''] ?? {}) : 0, items ? level(items) : 0);
    expect(Object.keys(schemas).length).toBeGreaterThan(200);
    for (const [name, schema] of Object.entries(schemas))
      for (const audience of ['public', 'government'] as const) {
        const properties = Object.entries(schema.properties ?? {});
        const see = () => visibleTo(audience, name, Object.fromEntries(properties.map(([key]) => [key, key])));
        if (level(schema) > rank[audience]) expect(see, name).toThrow(RangeError);
        else {
          const shown = properties.filter(([, property]) => level(property) <= rank[audience]).map(([key]) => key);
          expect(Object.keys(see()), name).toEqual(schema.properties ? shown : []);
        }
      }
  });

  it('strips a page of 200 facilities in about a millisecond', () => {
    const page = { data: Array.from({ length: 200 }, () => ({ ...facility })), page: { limit: 200 } };
    for (let warmUp = 0; warmUp < 50; warmUp += 1) visibleTo('public', 'FacilityPage', page);
    const start = performance.now();
    for (let round = 0; round < 20; round += 1) visibleTo('public', 'FacilityPage', page);
    // Ten times what it takes on a slow machine, so that only a wrong order of growth fails.
    expect((performance.now() - start) / 20).toBeLessThan(10);
  });

  it('says what is wrong with a schema name', () => {
    expect(() => visibleTo('public', 'Hospital', {})).toThrow('has no schema "Hospital"');
  });
});

describe('compileVisibleTo', () => {
  const compile = (schemas: Record<string, unknown>) =>
    compileVisibleTo({ components: { schemas } } satisfies SchemaBundle);

  it('follows a schema that refers to itself', () => {
    const tree = compile({
      Node: {
        properties: {
          name: {},
          note: { 'x-yijian-visibility': 'government' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    });
    const value = { name: 'a', note: 'x', children: [{ name: 'b', note: 'x', children: [] }] };
    expect(tree('public', 'Node', value)).toEqual({ name: 'a', children: [{ name: 'b', children: [] }] });
  });

  it('hides a property whose schema as a whole is hidden, alone, in a list and in a map', () => {
    const see = compile({
      Secret: { 'x-yijian-visibility': 'government', properties: { word: {} } },
      Box: {
        properties: {
          label: {},
          one: { $ref: '#/components/schemas/Secret' },
          many: { items: { $ref: '#/components/schemas/Secret' } },
          map: { additionalProperties: { $ref: '#/components/schemas/Secret' } },
        },
      },
    });
    const box = { label: 'x', one: { word: 'w' }, many: [{ word: 'w' }], map: { a: { word: 'w' } } };
    expect(see('public', 'Box', box)).toEqual({ label: 'x' });
    expect(see('government', 'Box', box)).toEqual(box);
    expect(() => see('public', 'Secret', { word: 'w' })).toThrow('Nobody of audience "public" may see');
  });

  it('refuses a document that it would read wrongly', () => {
    expect(() => compile({ A: { properties: { b: { $ref: '#/components/schemas/B' } } } })).toThrow('A.b refers to');
    expect(() => compile({ A: { properties: { b: { 'x-yijian-visibility': 'secret' } } } })).toThrow('A.b is "secret"');
    expect(() => compile({ A: { allOf: [] } })).toThrow('A uses allOf');
  });
});
