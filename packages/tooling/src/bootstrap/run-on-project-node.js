import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathWithBinaries, projectNode, root } from './places.js';

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** One Ctrl-C arrives twice: from the terminal, and from npm that passes its own on. In milliseconds. */
const echo = 1000;

/**
 * Runs a script on the project's Node, on this terminal, until it ends. A signal is passed on once, and the script's
 * own clean-up is waited for; if this process dies, the script is told to end.
 *
 * @param {string} script from the project's root
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function runOnProjectNode(script, args = [], env = process.env) {
  return new Promise((resolve, reject) => {
    const follow = new URL('follow-parent.js', import.meta.url).href;
    const child = spawn(projectNode, ['--import', follow, script, ...args], {
      cwd: root,
      env: { ...env, PATH: pathWithBinaries(env.PATH) },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // A group of its own: the terminal's Ctrl-C reaches it through this process only, and so only once.
      detached: true,
    });
    let last = -Infinity;
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      if (performance.now() - last < echo) return;
      last = performance.now();
      // A closed terminal asks for the same clean end.
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
