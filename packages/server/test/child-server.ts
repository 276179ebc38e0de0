import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../dist/yijian.js');

export type Environment = Record<string, string>;

/** A server as an operator starts it: a process of its own. */
export interface ChildServer {
  child: ChildProcess;
  /** All that it has printed. */
  said: () => { out: string; err: string };
  /** Resolves to the address of the API once the server is ready; rejects when it ends before. */
  ready: Promise<string>;
  /** Resolves to the exit code, or to the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts the compiled server. Nothing of this process's own settings reaches it. */
export function startChild(environment: Environment, { uid }: { uid?: number } = {}): ChildServer {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const printed = { out: '', err: '' };
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed.out += chunk.toString();
      const address = /^ready .*API (\S+)/m.exec(printed.out)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then((how) => reject(new Error(`The server ended (${how}):\n${printed.out}${printed.err}`)));
  });
  // Whoever only waits for the end does not ask whether it got ready.
  ready.catch(() => undefined);
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  return { child, said: () => printed, ready, ended };
}

/** Ends a server as an operator does, and waits for it. */
export async function stopChild({ child, ended }: ChildServer): Promise<number | NodeJS.Signals> {
  child.kill('SIGTERM');
  return ended;
}

/** Runs another command than `serve` to its end. */
export async function runCommand(
  environment: Environment,
  ...words: string[]
): Promise<{ code: number | NodeJS.Signals; out: string; err: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  const code = await new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (status, signal) => resolve(status ?? signal ?? -1));
  });
  return { code, ...printed };
}

/** A folder that is there until the work is done. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yijian-server-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
