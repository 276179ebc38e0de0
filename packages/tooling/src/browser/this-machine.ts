import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pathWithBinaries } from '../bootstrap/places.js';
import { showStep } from '../bootstrap/progress.js';
import { runLogged } from '../bootstrap/run-logged.js';
import { canInstallPackages, installPackages } from '../machine/debian.ts';
import type { BrowserMachine } from './ensure-browser.ts';
import { findInstalledBrowser } from './find-installed-browser.ts';

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
  canInstallPackages,
  installPackages: (packages) => installPackages('install-browser', packages),
  download: async () => {
    const title = 'Downloading Chromium';
    const env = { ...process.env, PATH: pathWithBinaries() };
    const command: [string, ...string[]] = ['playwright', 'install', 'chromium'];
    await showStep(title, () => runLogged({ name: 'download-browser', title, command, env }));
  },
  tell: (line) => void process.stdout.write(`${line}\n`),
};
