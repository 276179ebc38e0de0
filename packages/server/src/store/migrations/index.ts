import type { Migration } from 'kysely/migration';
import * as records from './0001-records.js';

/** Every migration by name; names sort in the order in which they run. A migration that was released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-records': records,
};
