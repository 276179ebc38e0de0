import { sql } from 'kysely';
import type { Db } from '../records/record.js';
import { MIGRATION_TABLES } from './backup-format.js';

/** A table with data, as the database's catalogue has it. */
export interface DataTable {
  name: string;
  /** Columns that are stored, not computed. */
  columns: string[];
  /** Columns that count by themselves. */
  counters: string[];
}

/** Every table of the database that holds data; parts of a partitioned table are in the whole. */
export async function dataTables(db: Db): Promise<DataTable[]> {
  const { rows } = await sql<DataTable>`
    select relation.relname as name,
      json_agg(attribute.attname order by attribute.attnum) as columns,
      coalesce(json_agg(attribute.attname order by attribute.attnum) filter (where attribute.attidentity <> ''), '[]')
        as counters
    from pg_class relation
    join pg_attribute attribute on attribute.attrelid = relation.oid
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    where relation.relnamespace = current_schema()::regnamespace and relation.relkind in ('r', 'p')
      and not relation.relispartition and relation.relname <> all(${[...MIGRATION_TABLES]}::text[])
    group by relation.relname order by relation.relname collate "C"
  `.execute(db);
  return rows;
}

/** Names of the migrations that the tables have gone through, in order; none for a database without tables. */
export async function doneMigrations(db: Db): Promise<string[]> {
  const { rows: found } = await sql<{ present: boolean }>`
    select to_regclass(quote_ident(current_schema()) || '.kysely_migration') is not null as present
  `.execute(db);
  if (!found[0]?.present) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
