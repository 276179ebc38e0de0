import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleStandard } from './bundle-standard.ts';
import { readCodeTables } from './code-tables.ts';
import { readCollections } from './collections.ts';
import { buildProfiles, type ProfileGround } from './profiles.ts';
import { readRuleRecords } from './rule-records.ts';
import { schemaFaults } from './schema-faults.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../../..');
const openapi = path.join(root, 'openapi');

let folder = '';
let copies = 0;
let ground: ProfileGround;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-profiles-'));
  const tables = await readCodeTables(path.join(openapi, 'codes'));
  const bundle = await bundleStandard(path.join(openapi, 'openapi.yaml'), tables);
  const collections = await readCollections(path.join(openapi, 'collections'));
  const rules = await readRuleRecords(openapi, collections, schemaFaults(bundle));
  ground = { openapi: bundle, tables, rules, planIds: ['xicheng-2022-5'] };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The folder of the standard with one file changed. */
async function withChange(file: string, change: (text: string) => string): Promise<string> {
  const copy = path.join(folder, String(copies++));
  await cp(openapi, copy, { recursive: true });
  const before = await readFile(path.join(copy, file), 'utf8');
  const after = change(before);
  expect(after, 'the change must change something').not.toBe(before);
  await writeFile(path.join(copy, file), after);
  return copy;
}

it('applies to a district what its province says, and what it says itself', async () => {
  const copy = await withChange('profiles/jurisdictions/beijing/profile.yaml', (text) =>
    text.replace('note:', 'codeTables: [{ codeTableId: tone, codes: [good] }]\nnote:'),
  );
  const built = await buildProfiles(copy, ground);
  const xicheng = built.find(({ id }) => id === 'xicheng')?.openapi as unknown as {
    components: { schemas: Record<string, { required: string[]; properties: Record<string, { enum?: string[] }> }> };
  };
  const { Plan, CreditGrade, LeadConvention } = xicheng.components.schemas;
  expect(Plan?.required).toContain('leadConventions');
  expect(CreditGrade?.properties['tone']?.enum).toEqual(['good']);
  expect(LeadConvention?.properties['kind']?.enum).toEqual(['first-listed']);
  const guangdong = JSON.stringify(built.find(({ id }) => id === 'guangdong')?.openapi);
  expect(guangdong).not.toContain('"enum":["good"]');
});

const profile = (id: string): string => `profiles/jurisdictions/${id}/profile.yaml`;
it.each<[string, string, (text: string) => string, string]>([
  [
    'a name that is not the folder’s',
    profile('lanxi'),
    (text) => text.replace('id: lanxi', 'id: lanxy'),
    'openapi/profiles/jurisdictions/lanxi/profile.yaml:1: the id "lanxy" is not the name of the folder.',
  ],
  [
    'a misspelt key',
    profile('lanxi'),
    (text) => text.replace('level:', 'levle:'),
    'profile.yaml:1: it must NOT have additional properties: "levle".',
  ],
  [
    'a version that is none',
    profile('lanxi'),
    (text) => text.replace('version: 1.0.0', 'version: v1'),
    'profile.yaml:2: /version must match pattern',
  ],
  [
    'a version of the standard that is still to come',
    profile('lanxi'),
    (text) => text.replace(/standardVersion: .*/, 'standardVersion: 99.0.0'),
    'profile.yaml:7: there is no version 99.0.0 yet',
  ],
  [
    'a level that the division is not at',
    profile('lanxi'),
    (text) => text.replace('level: prefecture', 'level: county'),
    'profile.yaml:6: 990100 is a prefecture, not a county.',
  ],
  [
    'a parent that is not there',
    profile('xicheng'),
    (text) => text.replace('parentProfileId: beijing', 'parentProfileId: peking'),
    'profile.yaml:8: there is no profile "peking" to stand on.',
  ],
  [
    'a parent elsewhere',
    profile('xicheng'),
    (text) => text.replace('parentProfileId: beijing', 'parentProfileId: guangdong'),
    'profile.yaml:8: 110102 does not lie in 440000',
  ],
  [
    'a parent that is itself',
    profile('beijing'),
    (text) => `${text}parentProfileId: xicheng\n`,
    'beijing stands on xicheng stands on beijing: a profile cannot stand on itself.',
  ],
  [
    'a rule that is not there',
    profile('lanxi'),
    (text) => text.replace('guizhou-2019', 'guizhou-2018'),
    'profile.yaml:12: there is no openapi/profiles/score-rule-sets/guizhou-2018.yaml.',
  ],
  [
    'a plan that is not there',
    profile('xicheng'),
    (text) => text.replace('planIds: [xicheng-2022-5]', 'planIds: [xicheng-2023]'),
    'there is no plan "xicheng-2023"',
  ],
  [
    'a table narrowed twice',
    profile('xicheng'),
    (text) => text.replace(/( +- \{ codeTableId: lead-convention.*\n)/, '$1$1'),
    '"lead-convention" is narrowed twice.',
  ],
  [
    'what the build derives',
    profile('lanxi'),
    (text) => `${text}changedSchemas: [Plan]\n`,
    '"changedSchemas" is derived; leave it out.',
  ],
  ['text that is no YAML', profile('lanxi'), (text) => text.replace('id: lanxi', 'id: [lanxi'), 'profile.yaml:'],
  [
    'a patch that loosens',
    'profiles/jurisdictions/guangdong/schemas/ScoreRuleSet.yaml',
    (text) => text.replace('maximum: 2', 'minimum: -1'),
    'openapi/profiles/jurisdictions/guangdong/schemas/ScoreRuleSet.yaml:3: ScoreRuleSet: minimum -1 is below',
  ],
])('refuses %s, and says where', async (_, file, change, message) => {
  await expect(buildProfiles(await withChange(file, change), ground)).rejects.toThrow(message);
});

it('keeps the rules of the linter in every description, examples and all', { timeout: 60_000 }, async () => {
  const built = await buildProfiles(openapi, ground);
  expect(built.length).toBeGreaterThan(2);
  const files = await Promise.all(
    built.map(async ({ id, openapi: description }) => {
      const file = path.join(folder, `${id}.json`);
      await writeFile(file, JSON.stringify(description));
      return file;
    }),
  );
  const config = path.join(root, 'packages/standard/lint/redocly.yaml');
  const { stderr } = await run(path.join(root, 'node_modules/.bin/redocly'), ['lint', '--config', config, ...files], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
    maxBuffer: 1 << 26,
  });
  expect(stderr).toContain('Your API descriptions are valid');
});
