import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './verdict.ts';
import { withServer } from './with-server.ts';

/** The most memory that reading an export takes, beyond what Node holds by itself. */
export const exportMemory = async (): Promise<Verdict[]> =>
  withServer(async (origin) => {
    const program = fileURLToPath(new URL('export-program.js', import.meta.url));
    const reader = fork(program, [`${origin}/v1`, '1000000']);
    const [megabytes] = (await once(reader, 'message')) as [number];
    return [{ what: 'an export of 1,000,000 records: MB beyond what Node holds', reached: megabytes, most: 100 }];
  });
