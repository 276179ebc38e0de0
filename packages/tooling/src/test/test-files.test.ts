import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { testFiles } from './test-files.ts';

const find = (globs: readonly string[]): string[] =>
  globSync(globs, { cwd: root, exclude: ['**/node_modules', '**/dist'] });

it('every test file runs in exactly one suite', () => {
  const all = find(['{packages,stories,openapi,.storybook}/**/*.{test,spec}.{ts,js,mjs}']);
  const run = Object.values(testFiles).flatMap((globs) => find(globs));
  expect(run.toSorted()).toEqual(all.toSorted());
});

it.each(Object.entries(testFiles))('the suite %s has a file at least', (_, globs) => {
  expect(find(globs)).not.toEqual([]);
});
