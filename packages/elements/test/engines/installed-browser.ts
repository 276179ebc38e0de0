import { findInstalledBrowser } from '@yijian/tooling/engines';

/** The browser of this machine, which the old ones are held against. */
export function installedBrowser(): string {
  const program = findInstalledBrowser();
  if (program === undefined) throw new Error('There is no browser: set CHROME_PATH, or run npm test.');
  return program;
}
