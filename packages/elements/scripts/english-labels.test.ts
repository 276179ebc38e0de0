import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');

/** The tables that a source takes from a module. */
function tablesFrom(file: string, module: string): string[] {
  const source = readFileSync(path.join(src, file), 'utf8');
  const imports = source.matchAll(/import \{([^}]*)\} from '([^']+)'/g);
  return [...imports].flatMap(([, names = '', from]) =>
    from === module ? names.split(',').map((name) => name.trim().replace(/ as \w+$/, '')) : [],
  );
}

it('every table whose codes an element shows is there in English too, and no other', () => {
  const shown = globSync('components/**/*.ts', { cwd: src })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => tablesFrom(file, '@yijian/standard/labels'))
    .filter((name) => name !== '' && name !== 'labelIn' && !name.startsWith('type '));
  const english = tablesFrom('locales/english.ts', '@yijian/standard/labels/en').filter((name) => name !== '');
  expect(shown.length).toBeGreaterThan(10);
  expect(english.sort()).toEqual([...new Set(shown)].sort());
});
