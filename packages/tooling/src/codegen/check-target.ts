import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';
import { futureProperty } from './future-answers.ts';
import { judgeClient } from './judge-client.ts';
import { readUnit, type ServerReading } from './read-server.ts';
import { startRelay, type Exchange } from './relay.ts';
import { runLine, type LineSetting } from './run-line.ts';
import type { Target } from './targets.ts';
import { lineEnv } from './this-machine.ts';

/** Against what the clients are run. */
export interface Proving {
  server: { origin: string; token: string };
  expected: ServerReading;
  /** Turns an answer into one of a later version of the standard. */
  future: (exchange: Exchange) => unknown;
  interruption: AbortSignal;
}

/** How a target fared. */
export interface TargetOutcome {
  seconds: { generate: number; compile: number; run: number };
  faults: string[];
}

/**
 * Generates the target's client, compiles it, and runs it twice: against the server, and against one whose answers come
 * from a later version of the standard.
 */
export async function checkTarget(
  target: Target,
  { server, expected, future, interruption }: Proving,
): Promise<TargetOutcome> {
  const cwd = join(root, 'dist/clients', target.id);
  prepareFolder(cwd, target);
  const setting: LineSetting = { cwd, env: lineEnv, log: join(cwd, 'log.txt'), interruption };
  const seconds = { generate: 0, compile: 0, run: 0 };
  const timed = async <T>(part: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    seconds[part] += (performance.now() - from) / 1000;
    return result;
  };
  const prove = async (title: string, change?: Proving['future']): Promise<string[]> => {
    const relay = await startRelay(server.origin, change);
    try {
      const unitId = `${target.id}.${title}`;
      const env = {
        ...lineEnv,
        NO_PROXY: 'localhost',
        no_proxy: 'localhost',
        YIJIAN_URL: `${relay.origin}/v1`,
        YIJIAN_TOKEN: server.token,
        YIJIAN_UNIT: unitId,
      };
      const printed = await timed('run', () => runLine(target.run, { ...setting, env }));
      const stored = await readUnit(`${server.origin}/v1`, unitId);
      if (change && !JSON.stringify(relay.exchanges).includes(futureProperty)) return ['No answer could be changed.'];
      return judgeClient({ printed, exchanges: relay.exchanges, stored }, expected, unitId);
    } finally {
      await relay.stop();
    }
  };

  try {
    await timed('generate', () => runLines(target.generate, setting));
    await timed('compile', () => runLines(target.compile, setting));
    const today = await prove('today');
    const later = await prove('later', future);
    return { seconds, faults: [...today, ...later.map((fault) => `With a later standard: ${fault}`)] };
  } catch (error) {
    if (!(error instanceof Problem) || interruption.aborted) throw error;
    return { seconds, faults: [error.message] };
  }
}

/** What the vendor guide tells a vendor to put into an empty folder. */
function prepareFolder(folder: string, { id, reads }: Target): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'docs/vendors/clients', id), folder, { recursive: true });
  copyFileSync(join(root, 'packages/standard/dist', reads), join(folder, reads));
  copyFileSync(join(root, 'docs/vendors/redocly-clients.yaml'), join(folder, 'redocly-clients.yaml'));
}

async function runLines(lines: readonly string[], setting: LineSetting): Promise<void> {
  for (const line of lines) await runLine(line, setting);
}
