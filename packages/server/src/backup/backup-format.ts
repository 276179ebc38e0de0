import type { JsonObject } from '../store/tables.js';

/** What a backup begins with. */
export interface BackupHeader {
  format: typeof BACKUP_FORMAT;
  /** Version of this layout. */
  layout: number;
  madeAt: string;
  /** Versions of the server that made it and of the standard that its records keep. */
  server: string;
  standard: string;
  /** Migrations that the tables had gone through, in order. */
  migrations: string[];
  /** End of the change feed: what came later is not in the backup. */
  feedEnd: string;
}

/** What a backup ends with. */
export interface BackupEnd {
  rows: number;
  /** Of all lines before this one, each with its line feed, as hexadecimal. */
  sha256: string;
}

/**
 * One line of a backup, a JSON object of one member: the header; then for each table its name, its rows as `to_jsonb` writes them and the place
 * of each of its counters; at last the end.
 */
export type BackupLine =
  | { header: BackupHeader }
  | { table: string }
  | { row: JsonObject }
  | { counter: { column: string; value: string } }
  | { end: BackupEnd };

export const BACKUP_FORMAT = 'yijian-backup';
export const BACKUP_LAYOUT = 1;

/** Tables that belong to the migrations and not to the data. */
export const MIGRATION_TABLES = ['kysely_migration', 'kysely_migration_lock'] as const;
