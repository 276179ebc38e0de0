import { sealHistory } from '../history/seal-history.js';
import { readSettings } from '../settings.js';
import { explainDatabaseError } from '../store/explain-database-error.js';
import { openFilledStore } from '../store/open-filled-store.js';
import type { CommandAction } from './command.js';

/** Seals what the server has not sealed yet, and prints the last seal's hash. */
export const seal: CommandAction = async (_positional, _options, { env, output }) => {
  const store = await openFilledStore(readSettings(env));
  try {
    await sealHistory(store.db, () => new Date());
    const last = await store.db
      .selectFrom('history_seals')
      .select('hash')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    output.write(last ? `${Buffer.from(last.hash).toString('hex')}\n` : 'nothing to seal yet\n');
    return 0;
  } catch (error) {
    throw explainDatabaseError(store.place, error);
  } finally {
    await store.close();
  }
};
