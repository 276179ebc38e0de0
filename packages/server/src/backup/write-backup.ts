import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inSnapshot } from '../reads/snapshot.js';
import type { Db } from '../records/record.js';
import { standardVersion } from '../standard.js';
import { feedEnd } from '../sync/feed.js';
import { positionText } from '../sync/position.js';
import { serverVersion } from '../version.js';
import { BACKUP_FORMAT, BACKUP_LAYOUT, type BackupEnd, type BackupHeader, type BackupLine } from './backup-format.js';
import { type DataTable, dataTables, doneMigrations } from './data-tables.js';

/** Rows that are in memory at a time. */
const BATCH = 500;

/**
 * Writes all that a database holds as lines of text, as it is at one moment. Others read and write on meanwhile on PostgreSQL; the embedded
 * database has one connection, so there they wait until the end.
 *
 * @param write takes some lines, and resolves when it can take more
 */
export async function writeBackup(db: Db, write: (lines: string) => Promise<void>, now: Date): Promise<BackupEnd> {
  const digest = createHash('sha256');
  let rows = 0;
  const add = (lines: string): Promise<void> => {
    digest.update(lines);
    return write(lines);
  };
  await inSnapshot(db, async (tx) => {
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      layout: BACKUP_LAYOUT,
      madeAt: now.toISOString(),
      server: serverVersion,
      standard: standardVersion,
      migrations: await doneMigrations(tx),
      feedEnd: positionText(await feedEnd(tx)),
    };
    await add(line({ header }));
    for (const table of await dataTables(tx)) {
      await add(line({ table: table.name }));
      for await (const batch of rowsOf(tx, table)) {
        rows += batch.length;
        await add(batch.map((row) => `{"row":${row}}\n`).join(''));
      }
      for (const counter of await countersOf(tx, table)) await add(line({ counter }));
    }
  });
  const end = { rows, sha256: digest.digest('hex') };
  await write(line({ end }));
  return end;
}

const line = (value: BackupLine): string => `${JSON.stringify(value)}\n`;

/** The rows of a table as JSON text: the database writes it, so that no number passes through JavaScript, which would round it. */
async function* rowsOf(tx: Db, { name, columns }: DataTable): AsyncGenerator<string[]> {
  const picked = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    declare yijian_backup no scroll cursor for
    select to_jsonb(picked)::text as row from (select ${picked} from ${sql.table(name)}) picked
  `.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from yijian_backup`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close yijian_backup`.execute(tx);
}

async function countersOf(tx: Db, { name, counters }: DataTable): Promise<{ column: string; value: string }[]> {
  return Promise.all(
    counters.map(async (column) => {
      const { rows } = await sql<{ value: string }>`
        select coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident(${name}), ${column})), 0)::text as value
      `.execute(tx);
      return { column, value: rows[0]?.value ?? '0' };
    }),
  );
}
