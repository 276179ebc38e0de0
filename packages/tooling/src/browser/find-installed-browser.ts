import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the search looks at; tests put their own in its place. */
export interface BrowserProbes {
  env: Record<string, string | undefined>;
  /** Whether the file is there and may be run. */
  isExecutable: (file: string) => boolean;
}

const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

const wellKnownPlaces = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The Chrome or Chromium to test with: `CHROME_PATH` first, then the names by which distributions install one.
 *
 * @returns the path of the program, or undefined when the machine has none
 * @throws Error when `CHROME_PATH` names something that cannot be run: a silent fallback would test another browser
 */
export function findInstalledBrowser(probes: BrowserProbes = { env: process.env, isExecutable }): string | undefined {
  const chosen = probes.env.CHROME_PATH;
  if (chosen) {
    if (probes.isExecutable(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, but there is no program there: correct it or unset it.`);
  }
  const directories = (probes.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = commands.flatMap((command) => directories.map((directory) => join(directory, command)));
  return [...candidates, ...wellKnownPlaces].find((file) => probes.isExecutable(file));
}
