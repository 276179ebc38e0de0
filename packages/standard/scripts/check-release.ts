/**
 * Compares the bundle with the last release kept in `openapi/releases` and fails when `info.version` was not raised as far as the changes
 * ask for. What changed is written to `dist/changes.md`.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const here = path.dirname(import.meta.dirname);
const releases = path.resolve(here, '../../openapi/releases');
const bundle = path.join(here, 'dist/openapi.json');
const config = path.join(here, 'lint/changes.yaml');
const run = promisify(execFile);

const redocly = async (...options: string[]): Promise<string> => {
  const { stdout } = await run('redocly', ['diff', last, bundle, '--config', config, '--fail-on', 'none', ...options], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
    maxBuffer: 1 << 28,
  });
  return stdout;
};

const versions = (await readdir(releases)).map((file) => path.basename(file, '.json'));
const [newest = ''] = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
const last = path.join(releases, `${newest}.json`);
const { info } = JSON.parse(await readFile(bundle, 'utf8')) as { info: { version: string } };

await redocly('--format', 'markdown', '-o', path.join(here, 'dist/changes.md'));
const asked = (await redocly('--format', 'next-version')).trim();
try {
  await redocly('--check-version');
  console.log(
    `Since ${newest} the changes ask for ${asked}; this is ${info.version}. See packages/standard/dist/changes.md.`,
  );
} catch {
  console.error(
    `Since ${newest} the changes ask for version ${asked}, but openapi/openapi.yaml says ${info.version}. Raise info.version, or undo what breaks clients (packages/standard/dist/changes.md).`,
  );
  process.exitCode = 1;
}
