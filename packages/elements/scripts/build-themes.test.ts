import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { themePacks } from '../src/tokens/theme-packs.ts';
import { themeCss, themesFolder } from './build-themes.ts';

test('there is a file for each pack and for nothing else', async () => {
  expect((await readdir(themesFolder)).sort()).toEqual(
    Object.keys(themePacks)
      .map((name) => `${name}.css`)
      .sort(),
  );
});

test.each(Object.entries(themePacks))(
  'themes/%s.css is fresh: run `node scripts/build-themes.ts`',
  async (name, pack) => {
    expect(await readFile(path.join(themesFolder, `${name}.css`), 'utf8')).toBe(await themeCss(name, pack));
  },
);
