import { existsSync } from 'node:fs';
import { showStep } from '../bootstrap/progress.js';
import { runLogged } from '../bootstrap/run-logged.js';

/** Whether Debian packages can be installed: Debian or its kin, as root. */
export const canInstallPackages = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

/**
 * Installs Debian packages, without those that they merely recommend.
 *
 * @param name names the log file
 * @throws Problem when apt-get fails
 */
export async function installPackages(name: string, packages: readonly string[]): Promise<void> {
  const title = `Installing ${packages.join(' and ')}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await showStep(title, async () => {
    await runLogged({ name, title, command: ['apt-get', 'update'], env });
    const command: [string, ...string[]] = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
    await runLogged({ name, title, command, env });
  });
}
