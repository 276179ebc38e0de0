import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Verdict } from './summarise.ts';

/** The sizes of what a portal loads, held against their targets: minified and compressed, in kB. */
export async function judgeSizes(cdn: string): Promise<Verdict[]> {
  const script = await readFile(path.join(cdn, 'yijian.js'));
  const reached = gzipSync(script, { level: 9 }).length / 1000;
  return [{ what: 'classic script, kB min + gzip', reached, target: '≤ 45', met: reached <= 45 }];
}
