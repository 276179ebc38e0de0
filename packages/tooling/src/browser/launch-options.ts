import { findInstalledBrowser } from './find-installed-browser.ts';

/** What Playwright and Puppeteer take to launch a browser. */
export interface LaunchOptions {
  /** Absent when the machine has no browser: the launcher's own complaint is then the best one. */
  executablePath?: string;
  args: string[];
}

/**
 * How the tests launch the browser: as root in a container, without a graphics card, and without asking the vendor's
 * servers for anything.
 */
export function launchOptions(): LaunchOptions {
  const executablePath = findInstalledBrowser();
  return {
    ...(executablePath && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
