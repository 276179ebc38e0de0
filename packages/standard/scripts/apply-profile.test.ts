import { describe, expect, it } from 'vitest';
import { applyProfile, type Described } from './apply-profile.ts';
import { complete, type JsonObject } from './bundle-standard.ts';
import type { CodeTable } from './code-tables.ts';
import { yamlSource } from './yaml-source.ts';

const table = (id: string, openness: CodeTable['openness'], ...codes: string[]): CodeTable => ({
  id,
  zh: id,
  en: id,
  openness,
  codes: codes.map((code) => ({ code, zh: code, en: code, source: 'test', attestation: 'project' })),
});
const tables = [table('kind', 'open', 'a', 'b', 'c'), table('status', 'closed', 'on', 'off')];

const standard = (): Described => {
  const openapi: JsonObject = {
    info: { version: '1.0.0' },
    components: {
      schemas: {
        Record: {
          type: 'object',
          'x-yijian-visibility': 'government',
          required: ['id'],
          properties: {
            id: { type: 'string', maxLength: 64 },
            kind: { type: 'string', 'x-codelist': 'kind' },
            kinds: { type: 'array', items: { type: 'string', 'x-codelist': 'kind' } },
            status: { type: 'string', 'x-codelist': 'status' },
          },
        },
      },
    },
  };
  complete(openapi, tables);
  return { openapi, tables };
};

const source = (profile: string, patches: Record<string, string> = {}) => ({
  id: 'place',
  profile: yamlSource('profile.yaml', `id: place\nversion: 1.0.0\n${profile}`),
  schemas: new Map(Object.entries(patches).map(([name, text]) => [name, yamlSource(`schemas/${name}.yaml`, text)])),
  examples: new Map(),
});
const record = ({ openapi }: Described): JsonObject =>
  ((openapi['components'] as JsonObject)['schemas'] as JsonObject)['Record'] as JsonObject;
const property = (described: Described, name: string): JsonObject =>
  (record(described)['properties'] as JsonObject)[name] as JsonObject;

describe('a profile', () => {
  it('is written into the description that it is applied to, which stays as it was', () => {
    const before = standard();
    const after = applyProfile(before, source('', { Record: 'required: [id, kind]' }));
    expect(record(after)['required']).toEqual(['id', 'kind']);
    expect(after.openapi['info']).toEqual({
      version: '1.0.0',
      'x-yijian-profile': { id: 'place', version: '1.0.0' },
    });
    expect(before).toEqual(standard());
  });

  it('closes the code tables that it narrows, wherever they are used', () => {
    const after = applyProfile(standard(), source('codeTables: [{ codeTableId: kind, codes: [c, a] }]'));
    expect(property(after, 'kind')).toMatchObject({ enum: ['c', 'a'], 'x-codelist-open': false });
    expect(property(after, 'kind')).not.toHaveProperty('examples');
    expect(property(after, 'kinds')['items']).toMatchObject({ enum: ['c', 'a'], 'x-codelist-open': false });
    expect(property(after, 'status')['enum']).toEqual(['on', 'off']);
  });

  it('narrows one place only by a closed list of its own', () => {
    const patch = 'properties: { kind: { enum: [b] }, status: { enum: [on] } }';
    const after = applyProfile(standard(), source('', { Record: patch }));
    expect(property(after, 'kind')).toMatchObject({ enum: ['b'], 'x-codelist-open': false });
    expect(property(after, 'kinds')['items']).not.toHaveProperty('enum');
    expect(property(after, 'status')['enum']).toEqual(['on']);
  });

  it('stands on another, which it may only tighten further', () => {
    const province = applyProfile(
      standard(),
      source('codeTables: [{ codeTableId: kind, codes: [a, b] }]', { Record: 'properties: { id: { maxLength: 20 } }' }),
    );
    const county = applyProfile(province, source('codeTables: [{ codeTableId: kind, codes: [b] }]'));
    expect(property(county, 'id')['maxLength']).toBe(20);
    expect(property(county, 'kind')['enum']).toEqual(['b']);
    expect(() => applyProfile(province, source('codeTables: [{ codeTableId: kind, codes: [c] }]'))).toThrow(
      'profile.yaml:3: "kind" has no c to narrow it to',
    );
    expect(() => applyProfile(province, source('', { Record: 'properties:\n  id:\n    maxLength: 30' }))).toThrow(
      "schemas/Record.yaml:3: Record: maxLength 30 is above the standard's 20.",
    );
  });

  it('adds properties and schemas, which are completed like those of the standard', () => {
    const after = applyProfile(
      standard(),
      source('', {
        Record:
          'properties: { more: { $ref: "#/components/schemas/More" }, note: { type: string, description: A note., x-title-zh: 备注 } }',
        More: 'type: object\ndescription: More.\nx-title-zh: 更多\nproperties: { on: { type: string, format: date, description: A day., x-title-zh: 日期 } }',
      }),
    );
    expect(property(after, 'note')['x-yijian-visibility']).toBe('government');
    expect((after.openapi['components'] as JsonObject)['schemas']).toMatchObject({
      More: { properties: { on: { maxLength: 10, 'x-yijian-visibility': 'public' } } },
    });
  });
});

describe('a profile is refused, with the line,', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    [
      'when it loosens, and for every place where it does',
      '',
      {
        Record:
          'required: []\nproperties:\n  id:\n    type: string\n    maxLength: 65\n  status:\n    x-yijian-visibility: public',
      },
      [
        'schemas/Record.yaml:1: Record: what the standard requires is no longer required: id. A patch replaces the whole list; write it in full.',
        "schemas/Record.yaml:5: Record: maxLength 65 is above the standard's 64.",
        'schemas/Record.yaml:7: Record: "public" is more public than the standard\'s "government".',
      ],
    ],
    [
      'when it drops what the standard has',
      '',
      { Record: 'properties:\n  kinds: null' },
      ['schemas/Record.yaml:2: Record: the property "kinds" is dropped; keep it.'],
    ],
    [
      'when it misspells a schema',
      '',
      { Recrod: 'required: [id, kind]' },
      [
        'schemas/Recrod.yaml:1: Recrod: the standard has no schema of this name; to add it, say its type, description, x-title-zh.',
      ],
    ],
    [
      'when it misspells a property',
      '',
      { Record: 'required: [id]\nproperties:\n  staus: { enum: [on] }' },
      [
        'schemas/Record.yaml:3: Record: the standard has no property "staus" here; to add it, say its type, description, x-title-zh.',
      ],
    ],
    [
      'when it closes a list to codes that its table has not',
      '',
      { Record: 'properties:\n  kind:\n    enum: [a, z]' },
      ['schemas/Record.yaml:3: Record: "kind" has no z.'],
    ],
    [
      'when it narrows a table that is none, or to codes that are none',
      'codeTables:\n  - { codeTableId: nothing, codes: [a] }\n  - { codeTableId: status, codes: [on, out] }',
      {},
      [
        'profile.yaml:4: the standard has no code table "nothing".',
        'profile.yaml:5: "status" has no out to narrow it to; a profile may only leave codes out.',
      ],
    ],
  ])('%s', (_, profile, patches, messages) => {
    expect(() => applyProfile(standard(), source(profile, patches))).toThrow(
      expect.objectContaining({ message: messages.join('\n') }) as Error,
    );
  });
});
