import type { PGlite } from '@electric-sql/pglite';
import { CHANGE_CHANNEL, type ChangeSignal } from './change-signal.js';

/** Hears of changes in the embedded database, whose only process is this one. */
export async function listenOnPGlite(pglite: PGlite): Promise<ChangeSignal> {
  let count = 0;
  await pglite.listen(CHANGE_CHANNEL, () => (count += 1));
  return { generation: () => count, mark: () => void (count += 1), close: () => Promise.resolve() };
}
