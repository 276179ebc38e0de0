import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { pathWithBinaries } from '../bootstrap/places.js';
import { noTelemetry } from '../build/no-telemetry.ts';
import { canInstallPackages, installPackages } from '../machine/debian.ts';
import type { ToolchainMachine } from './ensure-toolchains.ts';

// Debian's libraries belong to Debian's Python, whatever other Python comes first.
const path = [...(existsSync('/etc/debian_version') ? ['/usr/bin'] : []), process.env.PATH].join(delimiter);

/** The environment of every line: the project's Node before all; names are printed in Chinese. */
export const lineEnv: NodeJS.ProcessEnv = {
  ...process.env,
  ...noTelemetry,
  PATH: pathWithBinaries(path),
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_loglevel: 'error',
  npm_config_update_notifier: 'false',
};

/** The first line that a line of shell prints. */
export async function firstLine(line: string): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-euc', line], { env: lineEnv });
  return stdout.split('\n')[0]?.trim() ?? '';
}

/** The machine that this process runs on. */
export const thisMachine: ToolchainMachine = {
  succeeds: (line) =>
    firstLine(line).then(
      () => true,
      () => false,
    ),
  canInstallPackages,
  installPackages: (packages) => installPackages('install-toolchains', packages),
  tell: (line) => void process.stdout.write(`${line}\n`),
};
