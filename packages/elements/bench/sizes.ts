import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { classicScript } from '@yijian/tooling/classic-script';
import type { Verdict } from './summarise.ts';

const root = path.resolve(import.meta.dirname, '..');
const kilobytes = (code: string | Uint8Array): number => gzipSync(code, { level: 9 }).length / 1000;

/** What one element comes to as a script of its own, with Lit and without what it loads on demand. */
async function alone(element: string): Promise<number> {
  const result = await build({
    ...classicScript(root, `src/components/${element}/define.ts`, `${element}.js`),
    configFile: false,
    logLevel: 'error',
    build: { ...classicScript(root, `src/components/${element}/define.ts`, `${element}.js`).build, write: false },
  });
  const files = (Array.isArray(result) ? result : []).flatMap(({ output }) => output);
  const script = files.find(({ fileName }) => fileName === `${element}.js`);
  if (script?.type !== 'chunk') throw new Error(`No script was made of ${element}.`);
  return kilobytes(script.code);
}

const verdict = (what: string, reached: number, most?: number): Verdict => ({
  what: `${what}, kB min + gzip`,
  reached,
  ...(most !== undefined && { target: `≤ ${most}`, met: reached <= most }),
});

/** The sizes of what a portal loads, held against their targets: minified and compressed, in kB. */
export async function judgeSizes(cdn: string): Promise<Verdict[]> {
  const elements = globSync('*', { cwd: path.join(root, 'src/components') }).sort();
  const verdicts = [verdict('classic script', kilobytes(await readFile(path.join(cdn, 'yijian.js'))), 45)];
  for (const element of elements)
    verdicts.push(
      verdict(`${element} alone with Lit`, await alone(element), element === 'credit-badge' ? 11 : undefined),
    );
  for (const part of globSync('yijian-*.js', { cwd: cdn }).sort())
    verdicts.push(verdict(`on demand: ${part}`, kilobytes(await readFile(path.join(cdn, part)))));
  return verdicts;
}
