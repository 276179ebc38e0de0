import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launchOptions } from '../browser/launch-options.ts';
import { DevtoolsConnection } from './devtools-connection.ts';
import { EnginePage, type PageOptions } from './engine-page.ts';

/** How long a browser may take to say where it listens. */
const startMs = 30_000;

/** A browser that runs, driven over the DevTools protocol. */
export interface Engine {
  /** As it names itself, such as `83.0.4103.0`. */
  version: string;
  /** Opens an address in a new page, with nothing left of pages before. */
  open: (address: string, options?: PageOptions) => Promise<EnginePage>;
  stop: () => Promise<void>;
}

/**
 * Starts a Chromium without a window, whatever its age.
 *
 * @param program its path
 */
export async function startEngine(program: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'yijian-engine-'));
  const child = spawn(
    program,
    [
      '--headless',
      ...launchOptions().args,
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      // Hinting was another in 83: without it, letters are as wide in every engine.
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      '--lang=zh-CN',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    // Its helpers may write for a moment longer.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const connection = await DevtoolsConnection.open(await listeningAddress(child, program));
    const { product } = await connection.send<{ product: string }>('Browser.getVersion');
    return {
      version: product.replace(/^.*\//, ''),
      open: (address, options) => EnginePage.open(connection, address, options),
      stop: async () => {
        connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listeningAddress(child: ChildProcess, program: string): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${program} ${why}:\n${said.slice(-20).join('\n')}`));
    const timer = setTimeout(() => fail(`did not start within ${startMs} ms`), startMs);
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${signal ?? code}`);
    });
    if (!child.stderr) return fail('has no error output');
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
