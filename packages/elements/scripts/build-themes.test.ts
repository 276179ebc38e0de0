import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tokenFiles } from './build-themes.ts';

const packageFolder = path.resolve(import.meta.dirname, '..');
const files = await tokenFiles();

test.each(['themes', 'tokens'])('%s has a file for everything that is made and for nothing else', async (folder) => {
  expect((await readdir(path.join(packageFolder, folder))).map((file) => `${folder}/${file}`).sort()).toEqual(
    Object.keys(files)
      .filter((file) => file.startsWith(`${folder}/`))
      .sort(),
  );
});

test.each(Object.entries(files))('%s is fresh: run `node scripts/build-themes.ts`', async (file, content) => {
  expect(await readFile(path.join(packageFolder, file), 'utf8')).toBe(content);
});
