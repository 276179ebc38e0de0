import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../../..');
const config = path.join(root, 'packages/standard/lint/redocly.yaml');
const redocly = path.join(root, 'node_modules/.bin/redocly');

let folder = '';
let copies = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-lint-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the linter says of one file of the standard and of what it refers to, when the file is changed. */
async function lintWith(file: string, change: (text: string) => string, name = 'Changed'): Promise<string> {
  const copy = path.join(folder, `${path.basename(file)}-${copies++}`);
  await cp(path.join(root, 'openapi/schemas'), path.join(copy, 'schemas'), { recursive: true });
  const text = await readFile(path.join(copy, file), 'utf8');
  const changed = change(text);
  expect(changed, 'the change must change something').not.toBe(text);
  await writeFile(path.join(copy, file), changed);
  const entry = path.join(copy, 'openapi.yaml');
  const info = '{ title: Test, version: 1.0.0, license: { name: MIT, url: https://example.org } }';
  await writeFile(
    entry,
    `openapi: 3.1.0\ninfo: ${info}\nservers: [{ url: /v1 }]\npaths: {}\ncomponents: { schemas: { ${name}: { $ref: ${file} } } }\n`,
  );
  try {
    await run(redocly, ['lint', '--config', config, '--format', 'stylish', entry], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
    });
    return 'valid';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

it.each([
  ['a Chinese schema title', 'schemas/Unit.yaml', (text: string) => `title: 单位\n${text}`, 'YJ-SPEC-001'],
  [
    'a property without a Chinese title',
    'schemas/Unit.yaml',
    (text: string) => text.replace('    x-title-zh: 简称\n', ''),
    'YJ-SPEC-002',
  ],
  [
    'a title beside a property that has its own',
    'schemas/Penalty.yaml',
    (text: string) => text.replace('sourceUnit: 数据来源单位', 'facts: 事实'),
    'x-titles-zh gives Chinese titles',
  ],
  [
    'a schema without visibility',
    'schemas/Unit.yaml',
    (text: string) => text.replace('x-yijian-visibility: public\n', ''),
    'YJ-SPEC-003',
  ],
  [
    'a visibility that does not exist',
    'schemas/Facility.yaml',
    (text: string) => text.replace('x-yijian-visibility: government', 'x-yijian-visibility: friends'),
    'YJ-SPEC-003',
  ],
  [
    'a value that nobody known sets',
    'schemas/Rectification.yaml',
    (text: string) => text.replace('x-yijian-set-by: government', 'x-yijian-set-by: friends'),
    'YJ-SPEC-008',
  ],
  [
    'moves of institutions where authorities set nothing',
    'schemas/Rectification.yaml',
    (text: string) =>
      text.replace('    x-yijian-set-by: government\n    x-yijian-institution-moves', '    x-yijian-institution-moves'),
    'YJ-SPEC-008',
  ],
  ['a mechanism id that is none', 'schemas/Unit.yaml', (text: string) => text.replace('[M02,', '[2,'), 'YJ-SPEC-004'],
  [
    'a null type',
    'schemas/Unit.yaml',
    (text: string) => text.replace('type: boolean', "type: [boolean, 'null']"),
    'YJ-SPEC-005',
  ],
  [
    'codes outside a code table',
    'schemas/Unit.yaml',
    (text: string) => text.replace('x-codelist: unit-kind', 'enum: [a, b]'),
    'YJ-SPEC-006',
  ],
])('refuses %s', async (_, file, change, id) => {
  expect(await lintWith(file, change)).toContain(id);
});

it.each(['Case', 'List', 'Module'])(
  'refuses the schema name %s, which some language keeps for itself',
  async (name) => {
    expect(await lintWith('schemas/Unit.yaml', (text) => `${text}\n`, name)).toContain('YJ-SPEC-007');
  },
);
