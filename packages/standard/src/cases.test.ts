import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../scripts/bundle-standard.ts';
import { shownValues } from '../scripts/shown-values.ts';
import { valuesAt } from '../scripts/values-at.ts';
import { type CaseRecord, cases } from './cases.js';
import { codeTables } from './codes.js';
import { collections } from './collections.js';
import type { Draw, DrawPool } from './index.js';
import { examples, story } from './story.js';

const openapi = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: JsonObject };
};
const { schemas } = openapi.components;

type Body = Readonly<Record<string, unknown>>;
const stored = ({ schema, value }: CaseRecord): Body => (schema === 'PlanMatrix' ? (value['plan'] as Body) : value);
const collectionOf = (schema: string) => {
  const found = collections.find((collection) => collection.schema === (schema === 'PlanMatrix' ? 'Plan' : schema));
  if (!found) throw new Error(`${schema} is in no collection.`);
  return found;
};
/** Where a record is stored: `penalties/pen-1`. */
const addressOf = (record: CaseRecord): string => `${collectionOf(record.schema).name}/${String(stored(record)['id'])}`;

describe.each(cases)('$id', ({ zh, en, records }) => {
  it('says what it is about in both languages', () => {
    expect(zh).toMatch(/[\u3400-\u9fff]/);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
  });

  it('uses only codes of the tables, the open ones too', () => {
    const codes = new Map<unknown, Set<unknown>>(
      codeTables.map((table) => [table.id, new Set(table.codes.map(({ code }) => code))]),
    );
    const unknown = records.flatMap(({ schema, value }) =>
      shownValues(schemas, schema, value)
        .filter(({ property }) => typeof property['x-codelist'] === 'string')
        .filter(({ property, value: code }) => !codes.get(property['x-codelist'])?.has(code))
        .map(({ place, value: code }) => `${schema} ${place}: ${String(code)}`),
    );
    expect(unknown).toEqual([]);
  });

  it('refers only to records that come earlier, or to the record itself', () => {
    const known = new Set<string>();
    const missing: string[] = [];
    for (const record of records) {
      const { name, claims, references } = collectionOf(record.schema);
      const body = stored(record);
      const brought = record.schema === 'PlanMatrix' ? valuesAt(record.value, '/units/*/id') : [];
      for (const id of brought) known.add(`units/${String(id)}`);
      known.add(addressOf(record));
      for (const { path, space } of claims) for (const id of valuesAt(body, path)) known.add(`${space}/${String(id)}`);
      for (const { path, to } of references)
        for (const id of valuesAt(body, path))
          if (!to.some((target) => known.has(`${target}/${String(id)}`)))
            missing.push(`${name}/${String(body['id'])}${path}: ${String(id)}`);
    }
    expect(missing).toEqual([]);
  });

  it('replaces a record only by another state of it', () => {
    const states = records.map((record) => `${addressOf(record)} ${JSON.stringify(record.value)}`);
    expect(new Set(states).size).toBe(states.length);
  });

  it('is fictional: its region, no identity number, no telephone number', () => {
    const text = JSON.stringify(records);
    expect(text).toContain('（虚构）');
    for (const { place, value } of records.flatMap((record) => shownValues(schemas, record.schema, record.value)))
      if (/\.(regionCode|jurisdiction)$/.test(place)) expect(value).toMatch(/^9[89]/);
    expect(text.match(/(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])/g)).toBeNull();
    expect(text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g)).toBeNull();
  });
});

it('the cases can be stored beside one another and beside the story', () => {
  const first = new Map<string, string>();
  const others = [...story.map(({ schema, body }) => ({ schema, value: body }))];
  for (const { name, schema } of collections) others.push({ schema, value: examples[name] });
  const taken = new Set(others.map(addressOf));
  const faults: string[] = [];
  for (const { id, records } of cases) {
    const own = new Set<string>();
    for (const record of records) {
      const address = addressOf(record);
      const value = JSON.stringify(record.value);
      if (taken.has(address)) faults.push(`${id}: ${address} is a record of the story.`);
      // What several cases share is the same in each: units, officers and facilities that nothing happens to.
      if (!own.has(address) && first.has(address) && first.get(address) !== value)
        faults.push(`${id}: ${address} is another record in an earlier case.`);
      if (!first.has(address)) first.set(address, value);
      own.add(address);
    }
  }
  expect(faults).toEqual([]);
});

it('the draw can be computed again from what the case publishes', () => {
  const records = cases.find(({ id }) => id === 'random-draw')?.records ?? [];
  const found = <T>(schema: string, id: string): T =>
    records.find((record) => record.schema === schema && record.value['id'] === id)?.value as unknown as T;
  const draw = found<Draw>('Draw', 'drw-draw');
  const subjects = found<DrawPool>('DrawPool', 'pol-draw-subjects');
  const inspectors = found<DrawPool>('DrawPool', 'pol-draw-inspectors');
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  const digest = (lines: string[]) =>
    sha256(
      lines
        .toSorted()
        .map((line) => `${line}\n`)
        .join(''),
    );
  const subjectIds = subjects.members.map(({ subject }) => subject?.id ?? '');
  const officerIds = inspectors.members.map(({ officerId }) => officerId ?? '');
  expect(subjectIds).toHaveLength(subjects.memberCount ?? 0);
  expect(subjects.sha256).toBe(digest(subjectIds.map((id) => `${id},standard`)));
  expect(inspectors.sha256).toBe(digest(officerIds.map((id) => `${id},`)));
  expect(draw.subjectPools?.[0]?.sha256).toBe(subjects.sha256);
  expect(draw.inspectorPools?.[0]?.sha256).toBe(inspectors.sha256);
  expect(draw.seedCommitment).toBe(sha256(draw.seed ?? ''));

  const ticket = (...parts: string[]) =>
    createHmac('sha256', `${draw.seed}\n${draw.publicRandomness}`)
      .update([draw.id, 'standard', ...parts].join('\n'))
      .digest('hex');
  const lowest = (ids: string[], ticketOf: (id: string) => string) =>
    ids.toSorted((a, b) => (ticketOf(a) < ticketOf(b) ? -1 : 1));
  const excluded = draw.exclusions?.map(({ subject }) => subject?.id);
  const drawable = subjectIds.filter((id) => !excluded?.includes(id));
  expect(drawable).toHaveLength(39);
  const [one = '', two = ''] = lowest(drawable, (id) => ticket(id)).slice(0, Math.ceil((drawable.length * 5) / 100));
  const ofOne = lowest(officerIds, (id) => ticket(one, id)).slice(0, 2);
  // The two that have no subject yet come before the two that have one.
  const rested = officerIds.filter((id) => !ofOne.includes(id));
  expect(draw.selections?.map((each) => [each.subject.id, each.officerIds])).toEqual([
    [one, ofOne],
    [two, lowest(rested, (id) => ticket(two, id))],
  ]);
});

describe('docs/vendors/cases.md', () => {
  const page = readFileSync(new URL('../../../docs/vendors/cases.md', import.meta.url), 'utf8');
  const sections = page.split(/^## /m).slice(1);
  const sectionOf = (id: string) =>
    sections.find((section) => section.startsWith(`[${id}](../../openapi/examples/cases/${id}.yaml) `));

  it('has a section for each case, and no other', () => {
    expect(cases.filter(({ id }) => sectionOf(id) === undefined)).toEqual([]);
    expect(sections).toHaveLength(cases.length);
  });

  it.each(cases)('names of $id only what its records show', ({ id, records }) => {
    const shown = records.flatMap(({ schema, value }) => shownValues(schemas, schema, value));
    const known = new Set<unknown>(
      shown.flatMap(({ place, property, value }) => {
        const schema = (property['$ref'] as string | undefined)?.split('/').at(-1);
        return [place, place.split('.').at(-1), schema, value];
      }),
    );
    const named = [...(sectionOf(id) ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(1);
  });
});
