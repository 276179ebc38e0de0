import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { explainFailure } from '../bootstrap/explain-failure.js';
import { root } from '../bootstrap/places.js';
import { Problem } from '../bootstrap/problem.js';

/** Longer than any line takes on a busy machine, in milliseconds. */
const patience = 300_000;

/** Where and how a line of shell is run. */
export interface LineSetting {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Gets the line and all that it prints. */
  log: string;
  /** Ends the line early, and what it has started. */
  interruption: AbortSignal;
}

/**
 * Runs a line of shell until it ends.
 *
 * @returns what it printed on its standard output
 * @throws Problem when it fails, or takes longer than anybody waits; the reason of an interruption
 */
export async function runLine(line: string, { cwd, env, log, interruption }: LineSetting): Promise<string> {
  interruption.throwIfAborted();
  const end = AbortSignal.any([interruption, AbortSignal.timeout(patience)]);
  appendFileSync(log, `$ ${line}\n`);
  // A group of its own: whatever the shell has started ends with it.
  const child = spawn('sh', ['-euc', line], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  end.addEventListener('abort', stop);
  let [printed, all] = ['', ''];
  const keep = (text: string): void => {
    all += text;
    appendFileSync(log, text);
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    keep(text);
  });
  child.stderr.setEncoding('utf8').on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => end.removeEventListener('abort', stop));
  if (code === 0) return printed;
  interruption.throwIfAborted();
  const why = end.aborted ? `it took longer than ${patience / 60_000} minutes` : explainFailure(all);
  const program = line.split(' ').find((word) => !word.includes('=')) ?? line;
  throw new Problem(`\`${program}\` failed: ${why} (all that it printed: ${relative(root, log)}).`);
}
