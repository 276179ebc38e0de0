import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { explainFailure } from './explain-failure.js';
import { logs, root } from './places.js';
import { Problem } from './problem.js';

/** More than any explanation needs, less than a runaway tool can print. */
const keptCharacters = 200_000;

/**
 * Runs a tool without a terminal and keeps what it prints in a log file.
 *
 * @param {object} tool
 * @param {string} tool.name names the log file
 * @param {string} tool.title what the tool does, as the subject of a sentence: `Installing packages`
 * @param {[command: string, ...args: string[]]} tool.command
 * @param {string} [tool.cwd]
 * @param {NodeJS.ProcessEnv} [tool.env]
 * @returns {Promise<string>} what it printed
 * @throws {Problem} one sentence with the cause and the log's path, when the tool fails or cannot be started
 */
export async function runLogged({ name, title, command: [command, ...args], cwd = root, env = process.env }) {
  const log = openLog(join(logs, `${name}.log`));
  let output = '';
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    output = (output + chunk.toString()).slice(-keptCharacters);
    log.write(chunk);
  };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  /** @type {{ code: number | null, signal?: NodeJS.Signals | null, error?: Error }} */
  const end = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const file = await log.close();
  if (end.code === 0) return output;
  if (end.signal === 'SIGINT' || end.signal === 'SIGTERM')
    throw new Problem(`${title} was interrupted.`, { exitCode: 130 });
  const why = end.error
    ? explainFailure(end.error.message)
    : explainFailure(output || `it ended with ${end.signal ?? `exit code ${end.code}`}`);
  const where = file ? ` (all that it printed: ${relative(process.cwd(), file)})` : '';
  throw new Problem(`${title} failed: ${why}${where}.`);
}

/**
 * A log that never stands in the way: on a full disk the tool's own failure is told, without a file to point to.
 *
 * @param {string} file
 */
function openLog(file) {
  let usable = true;
  try {
    mkdirSync(logs, { recursive: true });
  } catch {
    return { write: () => {}, close: async () => undefined };
  }
  const stream = createWriteStream(file);
  stream.on('error', () => (usable = false));
  return {
    /** @param {Buffer} chunk */
    write: (chunk) => void (usable && stream.write(chunk)),
    /** @returns {Promise<string | undefined>} the file, when it was written whole */
    close: async () => {
      const closed = once(stream, 'close');
      stream.end();
      await closed;
      return usable ? file : undefined;
    },
  };
}
