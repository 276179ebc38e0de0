import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Resource } from '../resources/resource.js';
import { arrayIn, dateIn, textIn } from './document-sql.js';
import type { Tables } from './tables.js';

/** PostgreSQL cuts longer names off without a word. */
const LONGEST_NAME = 63;
const HASH_LENGTH = 8;

/** Any number that nothing else on the database locks. */
const LOCK = 7_364_210_851;

/** One statement, and the name of what it makes. */
interface Made {
  name: string;
  statement: RawBuilder<unknown>;
}

/**
 * Makes the tables and indexes that resources need and the database does not have, so that a new collection, or a new filter of one, needs no
 * migration. Several servers may call it at once.
 */
export async function makeRecordTables(db: Kysely<Tables>, resources: readonly Resource[]): Promise<void> {
  const needed = resources.flatMap((resource) => [tableOf(resource), ...indexesOf(db, resource)]);
  if ((await missing(db, needed)).length === 0) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    for (const { statement } of await missing(tx, needed)) await statement.execute(tx);
  });
}

async function missing(db: Kysely<Tables>, needed: readonly Made[]): Promise<Made[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = current_schema()::regnamespace
  `.execute(db);
  const present = new Set(rows.map(({ name }) => name));
  return needed.filter(({ name }) => !present.has(name));
}

function tableOf({ table }: Resource): Made {
  if (table.length > LONGEST_NAME) throw new RangeError(`The name of the table ${table} is too long for PostgreSQL.`);
  return {
    name: table,
    statement: sql`create table ${sql.id(table)} (
      id text collate "C" primary key,
      version integer not null,
      updated_at timestamptz not null,
      document jsonb not null
    )`,
  };
}

/** An index for every way in which a list is cut or sorted; ids stand second, because lists are in their order. */
function indexesOf(db: Kysely<Tables>, { table, filters, dates }: Resource): Made[] {
  const index = (name: string, columns: RawBuilder<unknown>): Made => ({
    name,
    statement: sql`create index ${sql.id(name)} on ${sql.id(table)} ${columns}`,
  });
  const onDocument = (at: string, columns: RawBuilder<unknown>): Made => {
    // What the index is made of stands in its name: a filter that changes gets a new one.
    const hash = createHash('sha256').update(columns.compile(db).sql).digest('hex').slice(0, HASH_LENGTH);
    const words = `${table}${at.replaceAll(/\W+/g, '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    return index(`${words.slice(0, LONGEST_NAME - HASH_LENGTH - 1)}_${hash}`, columns);
  };
  const filtering = Object.values(filters).flatMap(({ at, match = 'equals' }) => {
    switch (match) {
      case 'equals':
      case 'startsWith':
        return [onDocument(at, sql`((${textIn(at)}), id)`)];
      case 'has':
        return [onDocument(at, sql`using gin (${arrayIn(at)} jsonb_path_ops)`)];
      case 'contains':
        return [];
    }
  });
  const sorting = Object.values(dates).map((date) => onDocument(date.at, sql`((${dateIn(date)}), id)`));
  const all = [index(`${table}_updated_at`, sql`(updated_at)`), ...filtering, ...sorting];
  return [...new Map(all.map((made) => [made.name, made])).values()];
}
