import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from './bundle-standard.ts';
import { readCollections } from './collections.ts';
import { readRuleRecords } from './rule-records.ts';
import { schemaFaults } from './schema-faults.ts';

const openapi = path.resolve(import.meta.dirname, '../../../openapi');
const bundle = path.resolve(import.meta.dirname, '../dist/openapi.json');

let folder = '';
let read: () => ReturnType<typeof readRuleRecords>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-rules-'));
  await cp(path.join(openapi, 'profiles'), path.join(folder, 'profiles'), { recursive: true });
  const collections = await readCollections(path.join(openapi, 'collections'));
  const faultsOf = schemaFaults(JSON.parse(await readFile(bundle, 'utf8')) as JsonObject);
  read = () => readRuleRecords(folder, collections, faultsOf);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const guiyang = 'profiles/score-rule-sets/guiyang-2015.yaml';

it('reads the rules of every collection that has any', async () => {
  const rules = await read();
  expect(rules.find(({ collection }) => collection === 'score-rule-sets')).toMatchObject({ schema: 'ScoreRuleSet' });
  expect(rules.map(({ collection }) => collection)).not.toContain('jurisdictions');
  expect(rules.flatMap(({ records }) => records).map(({ id }) => id)).toContain('guizhou-2019');
});

it.each<[string, (text: string) => string, string]>([
  [
    'a misspelt key',
    (text) => text.replace('mayReplacePenalty', 'mayReplacePenalties'),
    ':1: it must NOT have additional properties: "mayReplacePenalties".',
  ],
  ['a key that is missing', (text) => text.replace(/^basis: .*\n/m, ''), ":1: it must have required property 'basis'."],
  [
    'a value of the wrong kind',
    (text) => text.replace(/^mayReplacePenalty: .*$/m, 'mayReplacePenalty: no way'),
    ':8: /mayReplacePenalty must be boolean.',
  ],
  [
    'a code of a closed list that is none',
    (text) => text.replace('confidence: source-read', 'confidence: hearsay'),
    ':6: /confidence must be equal to one of the allowed values: source-read, ',
  ],
  [
    'an id that is not the file’s',
    (text) => text.replace('id: guiyang-2015', 'id: guiyang-2016'),
    ':1: the id "guiyang-2016" is not the name of the file.',
  ],
])('refuses %s, and says where', async (_, change, message) => {
  const before = await readFile(path.join(folder, guiyang), 'utf8');
  const after = change(before);
  expect(after, 'the change must change something').not.toBe(before);
  await writeFile(path.join(folder, guiyang), after);
  await expect(read()).rejects.toThrow(`openapi/${guiyang}${message}`);
  await writeFile(path.join(folder, guiyang), before);
});

it('refuses rules of no collection', async () => {
  await mkdir(path.join(folder, 'profiles/tea-breaks'));
  await expect(read()).rejects.toThrow(
    'openapi/profiles/tea-breaks holds rules, but no openapi/collections/tea-breaks.yaml says of what schema.',
  );
});
