import { Problem } from './problem.js';

/** @param {string} version */
const parts = (version) => version.split('.', 2).map(Number);

/**
 * @param {string} least the oldest Node that can start the project
 * @param {string} [version]
 * @throws {Problem} when this Node is older
 */
export function requireNode(least, version = process.versions.node) {
  const [major = 0, minor = 0] = parts(version);
  const [leastMajor = 0, leastMinor = 0] = parts(least);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Problem(`Yijian needs Node ${least} or newer to start and this is Node ${version}; install a newer Node.`);
}
