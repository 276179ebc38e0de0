import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/[\\/]$/, '');

/** Programs that npm installed for the project; its `node` is the Node that the project runs on. */
export const binaries = join(root, 'node_modules', '.bin');

/** The Node that the project installs for itself, whatever the machine has. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', 'node');

/** Where the output of tools is kept, one file per tool, overwritten by each run. */
export const logs = join(root, '.yijian', 'logs');

/**
 * `PATH` with the project's programs first.
 *
 * @param {string | undefined} path
 */
export const pathWithBinaries = (path = process.env.PATH) =>
  [binaries, ...directories(path).filter((directory) => directory !== binaries)].join(delimiter);

/**
 * `PATH` without the programs that npm installed, here or in a folder above: for tools that replace `node_modules`.
 *
 * @param {string | undefined} path
 */
export const pathWithoutBinaries = (path = process.env.PATH) =>
  directories(path)
    .filter((directory) => !directory.endsWith(join('node_modules', '.bin')))
    .join(delimiter);

/** @param {string | undefined} path */
const directories = (path) => (path ?? '').split(delimiter).filter(Boolean);
