import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { signFontModule } from './build-sign-font.ts';

test('the font of the signs is fresh: run `node scripts/build-sign-font.ts`', async () => {
  const file = path.resolve(import.meta.dirname, '../src/internal/sign-font.data.ts');
  expect(await readFile(file, 'utf8')).toBe(await signFontModule());
});
