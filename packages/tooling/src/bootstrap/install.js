import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { requireSpace } from './disk-space.js';
import { readInstallReason } from './lock-state.js';
import { pathWithoutBinaries, projectNode, root } from './places.js';
import { Problem } from './problem.js';
import { showStep } from './progress.js';
import { runLogged } from './run-logged.js';

/** What `node_modules` takes, in bytes. Asked for beforehand: on a full disk npm writes half a file and goes on. */
const installedSize = 1_000_000_000;

/**
 * Installs the project's packages when `node_modules` is not what package-lock.json asks for.
 *
 * @throws {Problem} one sentence, when npm fails
 */
export async function installIfNeeded() {
  // npm would fall over its own feet if it ran on the Node that it is about to replace.
  const env = { ...process.env, PATH: pathWithoutBinaries() };
  const reason = readInstallReason(root);
  if (reason) {
    await requireSpace(root, installedSize, 'Installing the packages');
    await showStep(`Installing packages (${reason})`, () =>
      runLogged({
        name: 'install',
        title: 'Installing the packages',
        command: ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
        env,
      }),
    );
  }
  if (!nodeRuns()) {
    await showStep('Fetching Node 24', () =>
      runLogged({
        name: 'install-node',
        title: 'Fetching Node 24',
        // npm may be set to run no install scripts; this one brings the Node that everything else runs on.
        command: ['npm', 'rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'],
        env,
      }),
    );
    if (!nodeRuns()) throw new Problem(`${projectNode} does not run; delete node_modules and try again.`);
  }
}

const nodeRuns = () => {
  if (!existsSync(projectNode)) return false;
  try {
    execFileSync(projectNode, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
