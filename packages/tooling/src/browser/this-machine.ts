import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pathWithBinaries } from '../bootstrap/places.js';
import { showStep } from '../bootstrap/progress.js';
import { runLogged } from '../bootstrap/run-logged.js';
import type { BrowserMachine } from './ensure-browser.ts';
import { findInstalledBrowser } from './find-installed-browser.ts';

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PATH: pathWithBinaries() };

const install = (name: string, title: string, ...commands: [string, ...string[]][]): Promise<void> =>
  showStep(title, async () => {
    for (const command of commands) await runLogged({ name, title, command, env });
  });

/** The machine that this process runs on. */
export const thisMachine: BrowserMachine = {
  installed: () => findInstalledBrowser(),
  downloaded: () => [chromium.executablePath()].find((file) => existsSync(file)),
  hasChineseFont: () => {
    try {
      return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
    } catch {
      return false;
    }
  },
  canInstallPackages: () =>
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get'),
  installPackages: (packages) =>
    install(
      'install-browser',
      `Installing ${packages.join(' and ')}`,
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
    ),
  download: () => install('download-browser', 'Downloading Chromium', ['playwright', 'install', 'chromium']),
  tell: (line) => void process.stdout.write(`${line}\n`),
};
