import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean, inBundle?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * Whether `node_modules` is what the lock file asks for. npm leaves a record of what it installed; its content is
 * compared, not its age, because a clone or a copy gives every file a new date.
 *
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, which npm writes when an install has succeeded
 * @returns {string | undefined} why an install is needed; undefined when it is not
 */
export function installReason(wanted, installed) {
  if (!installed) return 'nothing is installed yet';
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const found = installed.packages[path];
    if (!found) {
      // npm leaves out what the machine's system or processor cannot use.
      if (entry.optional || entry.devOptional) continue;
      return `${path} is missing`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${path} has changed`;
  }
  return undefined;
}

/**
 * The same for a project folder.
 *
 * @param {string} root
 */
export function readInstallReason(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return installReason(wanted, existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined);
}
