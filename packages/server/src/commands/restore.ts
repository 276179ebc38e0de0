import path from 'node:path';
import { checkBackup } from '../backup/read-backup.js';
import { restoreBackup } from '../backup/restore-backup.js';
import { readSettings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { explainDatabaseError } from '../store/explain-database-error.js';
import { openStore } from '../store/open-store.js';
import type { CommandAction } from './command.js';

/** Checks a backup whole, then puts it into the database in one transaction. */
export const restore: CommandAction = async ([given = ''], { replace, check }, { env, output }) => {
  const file = path.resolve(given);
  const settings = readSettings(env);
  const backup = await checkBackup(file);
  const { header, end, tables } = backup;
  output.write(
    `backup    ${file}\nholds     ${end.rows.toLocaleString('en')} rows of ${tables.size} tables\nas of     ${header.madeAt}, Yijian ${header.server}\n`,
  );
  if (check === true) return 0;
  const store = await openStore(settings);
  const progress = (rows: number): void => {
    if (output.isTTY) output.write(`\r\u001b[Kstored    ${rows.toLocaleString('en')} rows`);
  };
  try {
    await restoreBackup(store, file, backup, { replace: replace === true, progress });
  } catch (error) {
    const explained = explainDatabaseError(store.place, error);
    if (explained instanceof StartProblem) throw explained;
    throw new StartProblem(
      `The backup ${file} could not be stored in ${store.place} (${explained.message}): nothing was changed.`,
      { cause: error },
    );
  } finally {
    await store.close();
  }
  output.write(
    `${output.isTTY ? '\r\u001b[K' : ''}restored  into ${store.place}\nreaders   who followed the change feed beyond ${header.madeAt} are told to copy anew (410); the others go on\n`,
  );
  return 0;
};
