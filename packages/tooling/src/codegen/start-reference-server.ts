import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainFailure } from '../bootstrap/explain-failure.js';
import { projectNode, root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';

/** Longer than the server takes to fill its database on a busy machine, in milliseconds. */
const patience = 120_000;

/** A reference server of its own, with few records. */
export interface ReferenceServer {
  /** Where it listens, without a slash at the end. */
  origin: string;
  token: string;
  /** Ends it and removes its records. */
  stop: () => Promise<void>;
}

/**
 * Starts the reference server on a scratch folder and a free port.
 *
 * @param interruption ends the start early
 * @throws Problem when it does not start; the reason of an interruption
 */
export async function startReferenceServer(interruption: AbortSignal): Promise<ReferenceServer> {
  const folder = mkdtempSync(join(tmpdir(), 'yijian-codegen-'));
  const token = randomUUID();
  const child = spawn(projectNode, ['packages/server/dist/yijian.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      HOST: 'localhost',
      DATABASE_URL: '',
      YIJIAN_DATA: folder,
      YIJIAN_SEED_SIZE: '30',
      YIJIAN_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let output = '';
  const ready = new Promise<string | undefined>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const origin = /^ready .*\bAPI (\S+)\/v1/m.exec(output)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => resolve(undefined));
    AbortSignal.any([interruption, AbortSignal.timeout(patience)]).addEventListener('abort', () => resolve(undefined));
  });
  const origin = await ready;
  if (origin !== undefined) return { origin, token, stop };
  await stop();
  interruption.throwIfAborted();
  throw new Problem(`The reference server did not start: ${explainFailure(output)}.`);
}
