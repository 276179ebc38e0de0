import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const command = path.resolve(import.meta.dirname, '../bin/yijian-theme.js');
const example = path.resolve(import.meta.dirname, '../../../docs/designers/lanxi.tokens.json');

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'yijian-pack-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command on the example after a change to it. */
async function built(change: (tokens: any) => unknown): Promise<{ stdout: string; stderr: string; code: number }> {
  const tokens: unknown = JSON.parse(await readFile(example, 'utf8'));
  change(tokens);
  const file = path.join(folder, 'lanxi.tokens.json');
  await writeFile(file, JSON.stringify(tokens));
  return run(process.execPath, [command, file]).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: unknown) => error as { stdout: string; stderr: string; code: number },
  );
}

test('the agency’s pack of the guide has at most 30 lines', async () => {
  expect((await readFile(example, 'utf8')).trimEnd().split('\n').length).toBeLessThanOrEqual(30);
});

test('makes a style sheet of the public tokens that differ, and of nothing else', async () => {
  const { stdout } = await built(() => undefined);
  expect(stdout).toContain(":root,\n[data-yj-pack='lanxi'] {");
  expect(stdout).toContain('  --yj-accent: #0f5649;');
  expect(stdout).toContain('  --yj-dark-accent: #8ed1bf;');
  expect(stdout.match(/--yj-/g)).toHaveLength(12);
});

test('refuses colours that could not be read, naming each pair and what it lacks', async () => {
  const { stdout, stderr, code } = await built((tokens) => {
    tokens.palette.pine.$value = { colorSpace: 'srgb', components: [0.7, 0.85, 0.8] };
  });
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/light: accent on surface has a contrast of 1\.\d+ to 1 and needs 4\.5 to 1/);
  expect(stderr).toMatch(/light: focus on surface has a contrast of 1\.\d+ to 1 and needs 3 to 1/);
});

test.each([
  [
    'a name that does not exist',
    (tokens: any) => (tokens.light.acent = tokens.light.accent),
    'light.acent is no colour',
  ],
  [
    'a reference to nothing',
    (tokens: any) => (tokens.light.accent.$value = '{palette.none}'),
    'palette.none is no token',
  ],
  [
    'a reference to itself',
    (tokens: any) => (tokens.palette.pine.$value = '{palette.pine}'),
    'palette.pine refers to itself',
  ],
  ['a transparent colour', (tokens: any) => (tokens.palette.pine.$value.alpha = 0.5), 'palette.pine is transparent'],
  [
    'a colour space that old browsers lack, without a hex fallback',
    (tokens: any) => (tokens.palette.pine.$value = { colorSpace: 'oklch', components: [0.4, 0.1, 170] }),
    'palette.pine needs "hex"',
  ],
])('refuses %s', async (_, change, message) => {
  const { stderr, code } = await built(change);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
});
