import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '..');

test('the guide explains every finding of diagnose(), and none that there is not', () => {
  const sources = globSync('src/diagnose/!(*.test).ts', { cwd: folder }).map((file) =>
    readFileSync(path.join(folder, file), 'utf8'),
  );
  // What the browser remembers of a policy is named after the directive.
  const codes = new Set([
    'csp-script',
    ...Array.from(sources.join('\n').matchAll(/code: '([\w-]+)'/g), ([, code]) => code),
  ]);
  const guide = readFileSync(path.join(folder, '../../docs/integrators/troubleshooting.md'), 'utf8');
  const explained = guide
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => Array.from(line.split('|')[2]?.matchAll(/`([\w-]+)`/g) ?? [], ([, code]) => code));
  expect(codes.size).toBeGreaterThan(15);
  expect([...new Set(explained)].sort()).toEqual([...codes].sort());
});
