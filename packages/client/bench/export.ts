import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

/** The peak of a process that reads an export, less the peak of a Node process that does nothing. */
export const exportMemory = async (): Promise<Verdict[]> =>
  withServer(async (origin) => {
    const empty = await peakOf('empty-program.js');
    const reader = await peakOf('export-program.js', `${origin}/v1`, '1000000');
    const what = "an export of 1,000,000 records: MB of the whole process's peak less an empty Node process's";
    return [{ what, reached: reader - empty, most: 100 }];
  });

/** MB that a program of this folder has held at most, told by itself (tell-peak.js). */
async function peakOf(program: string, ...parameters: string[]): Promise<number> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), parameters);
  let peak: number | undefined;
  child.on('message', (told) => (peak = told as number));
  // The channel ends behind its last message; the process may be seen to end before.
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  if (code !== 0 || peak === undefined) throw new Error(`${program} ended with ${String(code)}`);
  return peak;
}
