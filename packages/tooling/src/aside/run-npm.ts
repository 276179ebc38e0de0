import { pathWithoutBinaries } from '../bootstrap/places.js';
import { runLogged } from '../bootstrap/run-logged.js';

/** A run of npm outside the project's own packages. */
export interface NpmRun {
  /** Names the log file. */
  name: string;
  /** The subject of a sentence: `Installing Chromium 83`. */
  title: string;
  /** The folder that gets the packages. */
  folder: string;
  /** `ci`, or `install` and what. */
  command: readonly string[];
}

/**
 * Has npm put packages into a folder; nothing in them is run.
 *
 * @throws Problem with the cause in one sentence, when npm fails
 */
export async function runNpm({ name, title, folder, command }: NpmRun): Promise<void> {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runLogged({
    name,
    title,
    command: ['npm', ...command, '--prefix', folder, ...quietly],
    env: { ...process.env, PATH: pathWithoutBinaries() },
  });
}
