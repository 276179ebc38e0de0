import path from 'node:path';
import { publishFolder } from '../publish/publish-folder.js';
import type { PublicationCounts } from '../publish/publication-folder.js';
import { type PublicReader, readerOfStore, readerOverHttp } from '../publish/public-reader.js';
import { readSettings } from '../settings.js';
import { httpAddress } from '../settings/rules.js';
import { StartProblem } from '../start-problem.js';
import { isHeld } from '../store/folder-lock.js';
import { migrate } from '../store/migrate.js';
import { openStore } from '../store/open-store.js';
import { requireMigrated } from '../store/require-migrated.js';
import { explainFileError } from '../store/explain-file-error.js';
import type { CommandAction } from './command.js';

/** A line in a log every so often; on a terminal the line is alive. */
const LOG_EVERY_MS = 3000;

/** Writes the public part of a server's data into a folder. */
export const publish: CommandAction = async ([given = ''], { baseUrl }, { env, output }) => {
  const folder = path.resolve(given);
  const reader = await openReader(env, baseUrl);
  let last = performance.now();
  const progress = ({ written, kept }: PublicationCounts): void => {
    if (performance.now() - last < (output.isTTY ? 100 : LOG_EVERY_MS)) return;
    last = performance.now();
    const line = `${(written + kept).toLocaleString('en')} files, ${written.toLocaleString('en')} of them new`;
    output.write(output.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
  try {
    const { counts, index } = await publishFolder(reader, folder, new Date(), progress);
    output.write(
      `${output.isTTY ? '\r\u001b[K' : ''}published ${folder}\nas of     ${index.publishedAt}\nfiles     ${counts.written} written, ${counts.kept} unchanged, ${counts.removed} removed\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof RangeError) throw new StartProblem(error.message, { cause: error });
    throw error instanceof StartProblem ? error : explainFileError(`The folder ${folder}`, error);
  } finally {
    await reader.close();
  }
};

async function openReader(env: Readonly<Record<string, string | undefined>>, baseUrl: unknown): Promise<PublicReader> {
  if (typeof baseUrl === 'string') {
    if (httpAddress.read(baseUrl) === undefined)
      throw new StartProblem(`--base-url is "${baseUrl}": it must be ${httpAddress.accepted}.`);
    return readerOverHttp(baseUrl);
  }
  const settings = readSettings(env);
  if (settings.databaseUrl === undefined && (await isHeld(settings.dataFolder)))
    throw new StartProblem(
      `A server runs on ${settings.dataFolder}: let it be read over HTTP, with --base-url http://localhost:${settings.port}/v1.`,
    );
  const store = await openStore(settings);
  await (store.standby ? requireMigrated(store) : migrate(store));
  return readerOfStore(store);
}
