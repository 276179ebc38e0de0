import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { collections } from './collections.js';
import { profiles, rulesByCollection, scoreRuleSets } from './profiles.js';

interface Media {
  schema: { $ref: string };
  examples: Record<string, { value: unknown }>;
}
interface Description {
  info: Record<string, unknown>;
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, Media> }> }>>;
  components: { schemas: Record<string, { required?: string[]; properties: Record<string, Record<string, unknown>> }> };
}
const read = (file: string): Description =>
  JSON.parse(readFileSync(new URL(`../dist/${file}`, import.meta.url), 'utf8')) as Description;
const standard = read('openapi.json');
const validator = (description: Description): Ajv2020 => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  return ajv.addSchema(description, 'bundle');
};

describe('the rules that come with the standard', () => {
  const ajv = validator(standard);
  const rules = Object.entries(rulesByCollection).flatMap(([collection, records]) =>
    records.map((record) => ({ collection, record })),
  );

  it.each(rules)('$collection $record.id keeps its schema, and says what it rests on', ({ collection, record }) => {
    const schema = collections.find(({ name }) => name === collection)?.schema ?? '';
    expect(ajv.validate(`bundle#/components/schemas/${schema}`, record) ? [] : ajv.errors).toEqual([]);
    expect(record).toMatchObject({ basis: expect.any(String) as string, confidence: expect.any(String) as string });
  });
});

describe.each(profiles)('the profile $id', ({ id, version, rules = [], codeTables = [], changedSchemas = [] }) => {
  const description = read(`profiles/${id}/openapi.json`);

  it('is named in its description, of which the rest is the standard’s', () => {
    expect(description.info).toEqual({ ...standard.info, 'x-yijian-profile': { id, version } });
    expect(Object.keys(description.paths)).toEqual(Object.keys(standard.paths));
    expect(Object.keys(description.components.schemas)).toEqual(
      expect.arrayContaining(Object.keys(standard.components.schemas)),
    );
  });

  it('keeps its schema, and names rules that are there', () => {
    const ajv = validator(standard);
    const profile = profiles.find((other) => other.id === id);
    expect(ajv.validate('bundle#/components/schemas/Profile', profile) ? [] : ajv.errors).toEqual([]);
    const all: Record<string, readonly { id: string }[]> = rulesByCollection;
    for (const rule of rules) expect(all[rule.collection]?.map((record) => record.id)).toContain(rule.id);
  });

  it('changes the schemas that it says it changes', () => {
    for (const name of changedSchemas)
      expect(description.components.schemas[name], name).not.toEqual(standard.components.schemas[name]);
  });

  it('leaves its narrowed code tables nowhere open', () => {
    const coded = Object.values(description.components.schemas).flatMap(({ properties = {} }) =>
      Object.values(properties).flatMap((property) => [property, (property['items'] ?? {}) as typeof property]),
    );
    for (const { codeTableId, codes } of codeTables) {
      const places = coded.filter((property) => property['x-codelist'] === codeTableId);
      expect(places, codeTableId).not.toEqual([]);
      for (const place of places) expect(place['enum'], codeTableId).toEqual(codes);
    }
  });

  it('is kept by every example in its description', () => {
    const ajv = validator(description);
    const media = Object.values(description.paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ responses = {} }) => Object.values(responses))
      .flatMap(({ content = {} }) => Object.values(content));
    expect(media.length).toBeGreaterThan(20);
    for (const { schema, examples } of media)
      for (const { value } of Object.values(examples))
        expect(ajv.validate(`bundle${schema.$ref}`, value) ? [] : ajv.errors, schema.$ref).toEqual([]);
  });
});

describe('Guangdong', () => {
  const ajv = validator(read('profiles/guangdong/openapi.json'));
  const takes = (schema: string, value: unknown): boolean =>
    ajv.validate(`bundle#/components/schemas/${schema}`, value);
  const rule = scoreRuleSets.find(({ id }) => id === 'guangdong-2011');
  const record = {
    id: 'scr-1',
    subject: { kind: 'facility', id: 'fac-1' },
    ruleSetId: 'guangdong-2011',
    behaviour: '行为',
    points: 2,
    recordedOn: '2026-01-05',
    status: 'effective',
  };

  it('takes its own rules, and none that give less time or more points on the spot', () => {
    expect(takes('ScoreRuleSet', rule)).toBe(true);
    expect(takes('ScoreRuleSet', { ...rule, noticeWorkingDays: 11 })).toBe(false);
    expect(takes('ScoreRuleSet', { ...rule, onTheSpotMaxPoints: 3 })).toBe(false);
  });

  it('asks by which item points were given', () => {
    expect(takes('ScoreRecord', record)).toBe(false);
    expect(takes('ScoreRecord', { ...record, ruleItem: '1' })).toBe(true);
  });
});
