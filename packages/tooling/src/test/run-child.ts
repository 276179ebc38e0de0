import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathWithBinaries, root } from '../bootstrap/places.js';
import type { Command } from '../build/build-step.ts';
import { noTelemetry } from '../build/no-telemetry.ts';

const patience = 10_000;

/**
 * Runs a program on this terminal until it ends.
 *
 * @param interruption ends it early, politely first
 * @returns its exit code; 128 and the signal's number when a signal ended it
 */
export function runChild(
  [program, ...args]: Command,
  env: Record<string, string | undefined>,
  interruption: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...noTelemetry, ...env, PATH: pathWithBinaries() },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const end = (): void => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), patience).unref();
    };
    if (interruption.aborted) end();
    interruption.addEventListener('abort', end);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      interruption.removeEventListener('abort', end);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
