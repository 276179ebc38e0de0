import { Problem } from './problem.js';

/**
 * @param {number} least the oldest Node that can start the project
 * @param {string} [version]
 * @throws {Problem} when this Node is older
 */
export function requireNode(least, version = process.versions.node) {
  if (Number.parseInt(version, 10) >= least) return;
  throw new Problem(`Yijian needs Node ${least} or newer to start and this is Node ${version}; install a newer Node.`);
}
