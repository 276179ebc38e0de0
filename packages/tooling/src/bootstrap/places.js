import { dirname, join } from 'node:path';
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
export const pathWithBinaries = (path = process.env.PATH) => [binaries, ...searchPath(path)].join(':');

/**
 * `PATH` without the project's programs: for tools that replace `node_modules` while they run.
 *
 * @param {string | undefined} path
 */
export const pathWithoutBinaries = (path = process.env.PATH) =>
  searchPath(path)
    .filter((directory) => !directory.startsWith(join(root, 'node_modules')) && !inNodeModules(directory))
    .join(':');

/** @param {string | undefined} path */
const searchPath = (path) => (path ?? '').split(':').filter((directory) => directory !== '' && directory !== binaries);

/** npm also puts the `.bin` of each folder above the project on the path. @param {string} directory */
const inNodeModules = (directory) => directory.endsWith(join('node_modules', '.bin')) && dirname(directory) !== root;
