import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { describedElements } from './described-elements.ts';

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '..');
const dist = path.join(folder, 'dist');
const read = (file: string): any => JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
const tags = ['yj-credit-badge', 'yj-inspection-timeline', 'yj-provider', 'yj-task-matrix'];

test('React and Vue take what the elements take, and refuse the rest', async () => {
  const tsc = path.resolve(folder, '../../node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', path.join(folder, 'test/types')]).catch(
    (error: unknown) => error as { stdout: string },
  );
  expect(stdout).toBe('');
}, 60_000);

test('VS Code knows every element, its attributes and the words that they take', () => {
  const { tags: known, globalAttributes } = read('vscode.html-custom-data.json');
  expect(known.map(({ name }: any) => name)).toEqual(tags);
  const size = known[0].attributes.find(({ name }: any) => name === 'size');
  expect(size.values.map(({ name }: any) => name)).toEqual(['inline', 'standard', 'card', 'seal']);
  expect(globalAttributes.map(({ name }: any) => name)).toContain('data-yj');
  for (const { description, attributes } of known) {
    expect(description).not.toBe('');
    for (const attribute of attributes) expect(attribute.description, attribute.name).not.toBe('');
  }
});

test('VS Code knows every public token', () => {
  const names = read('vscode.css-custom-data.json').properties.map(({ name }: any) => name);
  for (const token of ['--yj-accent', '--yj-dark-accent', '--yj-contrast-accent', '--yj-font-size'])
    expect(names).toContain(token);
  expect(new Set(names).size).toBe(names.length);
});

test('JetBrains knows the same, by the name and version of the package', () => {
  const types = read('web-types.json');
  const { name, version, ['web-types']: file } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  expect([types.name, types.version, file]).toEqual([name, version, 'dist/web-types.json']);
  const [badge] = types.contributions.html.elements;
  expect(types.contributions.html.elements.map((element: any) => element.name)).toEqual(tags);
  expect(badge.js.events.map((event: any) => event.name)).toContain('yj-load');
  expect(badge.css.parts.map((part: any) => part.name)).toContain('base');
});

test('the compiler, not the text of a type, says which words an attribute takes', () => {
  const badge = describedElements(dist).find(({ name }) => name === 'yj-credit-badge');
  const theme = badge?.attributes.find(({ name }) => name === 'theme');
  expect(theme?.values.toSorted()).toEqual(['auto', 'contrast', 'dark', 'light']);
  expect(badge?.attributes.find(({ name }) => name === 'subject')?.values).toEqual([]);
});
