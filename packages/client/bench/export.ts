import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

/** The peak of a process that reads an export, less the peak of a Node process that does nothing. */
export const exportMemory = async (): Promise<Verdict[]> =>
  withServer(async (origin) => {
    const program = fileURLToPath(new URL('export-program.js', import.meta.url));
    const reader = fork(program, [`${origin}/v1`, '1000000']);
    const [megabytes] = (await once(reader, 'message')) as [number];
    const empty = execFileSync(process.execPath, ['-p', 'process.resourceUsage().maxRSS / 1024'], { encoding: 'utf8' });
    const what = "an export of 1,000,000 records: MB of the whole process's peak less an empty Node process's";
    return [{ what, reached: megabytes - Number(empty), most: 100 }];
  });
