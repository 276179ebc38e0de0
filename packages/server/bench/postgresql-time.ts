import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Milliseconds of processor time that a PostgreSQL has used since it began, those of its processes that have ended included. Undefined on a system
 * without `/proc`.
 *
 * @param folder of the cluster, with its data in `data`
 */
export async function postgresqlMs(folder: string): Promise<number | undefined> {
  if (!existsSync('/proc/self/stat')) return undefined;
  const [postmaster = ''] = (await readFile(path.join(folder, 'data/postmaster.pid'), 'utf8')).split('\n');
  const children = (await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')).trim().split(' ');
  const all = [postmaster, ...children].map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
  const ticks = (await Promise.all(all)).map(ticksOf).reduce((sum, some) => sum + some, 0);
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return (ticks * 1000) / ticksPerSecond;
}

/** User and system time of a process and of its children that have ended: fields 14 to 17, counted behind the name, which may hold anything. */
const ticksOf = (stat: string): number =>
  stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0);
