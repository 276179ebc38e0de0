import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathWithBinaries, projectNode, root } from './places.js';

/**
 * Runs a script on the project's Node, on this terminal, until it ends. An interrupt is passed on, and the script's own
 * clean-up is waited for.
 *
 * @param {string} script from the project's root
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function runOnProjectNode(script, args = [], env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode, [script, ...args], {
      cwd: root,
      env: { ...env, PATH: pathWithBinaries(env.PATH) },
      stdio: 'inherit',
    });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
