import { installIfNeeded } from './install.js';
import { requireNode } from './require-node.js';

/** What every command of the project begins with, on whatever Node the machine has. */
export async function prepare() {
  requireNode('20.19');
  await installIfNeeded();
}
