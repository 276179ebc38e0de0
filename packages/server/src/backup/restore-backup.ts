import { sql } from 'kysely';
import type { Db, Tx } from '../records/record.js';
import { StartProblem } from '../start-problem.js';
import { migrate } from '../store/migrate.js';
import { migrations } from '../store/migrations/index.js';
import { SERVING } from '../store/open-postgresql.js';
import type { Store } from '../store/store.js';
import { leaveGap } from '../sync/continue-feed.js';
import { backupLines, type CheckedBackup } from './read-backup.js';
import { type DataTable, dataTables, doneMigrations } from './data-tables.js';

/** What one statement stores. */
const BATCH_ROWS = 1000;
const BATCH_BYTES = 4_000_000;

/**
 * Puts a checked backup into a database, all of it or nothing. Tables are brought to the form that they had when it was made, and after that
 * to the newest one.
 *
 * @param replace whether what the database holds may be thrown away
 * @throws StartProblem when the database holds something, is in use by a server, or does not fit
 */
export async function restoreBackup(
  store: Store,
  file: string,
  { header, tables }: CheckedBackup,
  { replace, progress }: { replace: boolean; progress: (rows: number) => void },
): Promise<void> {
  const last = header.migrations.at(-1);
  if (last === undefined || header.migrations.some((name) => !Object.hasOwn(migrations, name)))
    throw new StartProblem(
      `The backup ${file} was made by a newer Yijian (${header.server}): restore it with that one.`,
    );
  const { db, place } = store;
  await requireAlone(db, place);
  await migrate(store, { upTo: last });
  const newer = (await doneMigrations(db)).slice(header.migrations.length);
  if (newer.length > 0)
    throw new StartProblem(
      `The tables of ${place} are newer than the backup ${file}: restore it into an empty database, which then goes through ${newer.join(', ')}.`,
    );
  const known = new Map((await dataTables(db)).map((table) => [table.name, table]));
  const strange = [...tables.keys()].filter((name) => !known.has(name));
  if (strange.length > 0)
    throw new StartProblem(
      `The backup ${file} has tables that this server does not know (${strange.join(', ')}): restore it with Yijian ${header.server}.`,
    );
  await db.transaction().execute(async (tx) => {
    const all = sql.join([...known.keys()].map((name) => sql.table(name)));
    await sql`lock table ${all} in access exclusive mode`.execute(tx);
    if (!replace && (await holdsRecords(tx)))
      throw new StartProblem(
        `${place} already holds records: restore into an empty database, or say --replace to throw them away.`,
      );
    // What guards the history guards it against this, too.
    for (const name of known.keys()) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
    await sql`truncate ${all}`.execute(tx);
    await storeRows(tx, file, known, progress);
    for (const name of known.keys()) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
    await leaveGap(tx);
  });
  await migrate(store);
  await sql`analyze`.execute(db);
}

/** A server that goes on with what it remembers of the old records would spoil the new ones. */
async function requireAlone(db: Db, place: string): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = ${SERVING}
  `.execute(db);
  const others = rows[0]?.others ?? 0;
  if (others > 0)
    throw new StartProblem(`${place} is in use by a Yijian server: stop all servers first, then restore.`);
}

async function holdsRecords(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from history) as some`.execute(tx);
  return rows[0]?.some ?? false;
}

async function storeRows(
  tx: Tx,
  file: string,
  known: ReadonlyMap<string, DataTable>,
  progress: (rows: number) => void,
): Promise<void> {
  let table: DataTable | undefined;
  let batch: string[] = [];
  let bytes = 0;
  let stored = 0;
  const flush = async (): Promise<void> => {
    if (!table || batch.length === 0) return;
    await insert(tx, table, `[${batch.join(',')}]`);
    stored += batch.length;
    progress(stored);
    [batch, bytes] = [[], 0];
  };
  for await (const { text, value } of backupLines(file)) {
    if ('row' in value) {
      // The text as it was written: numbers of any length stay as they are.
      const row = text.slice('{"row":'.length, -1);
      batch.push(row);
      bytes += row.length;
      if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
      continue;
    }
    await flush();
    if ('table' in value) table = known.get(value.table);
    else if ('counter' in value && table) await setCounter(tx, table, value.counter);
  }
}

async function insert(tx: Tx, { name, columns }: DataTable, rows: string): Promise<void> {
  const picked = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(name)} (${picked}) overriding system value
    select ${picked} from jsonb_populate_recordset(null::${sql.table(name)}, ${rows}::jsonb)
  `.execute(tx);
}

async function setCounter(
  tx: Tx,
  { name }: DataTable,
  { column, value }: { column: string; value: string },
): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(quote_ident(${name}), ${column}), greatest(${value}::bigint, 1), ${value}::bigint > 0)
  `.execute(tx);
}
