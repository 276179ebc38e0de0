import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Ids and codes compare byte by byte, so that every database pages in the same order. */
const bytes = sql`text collate "C"`;

const recordTables: Record<string, readonly string[]> = {
  credit_ratings: ['subject_id', 'status', 'scheme_id'],
  credit_schemes: [],
  facilities: ['name', 'region_code', 'category_code', 'status', 'credit_code'],
  inspections: ['facility_id', 'kind', 'result_code'],
  penalties: ['subject_id', 'status'],
  plan_matrices: [],
  plans: ['region_code'],
  practitioners: ['facility_id', 'kind', 'status'],
  score_records: ['subject_id', 'status'],
  score_rule_sets: ['jurisdiction'],
  units: ['region_code', 'kind'],
};

const recordTable = (table: CreateTableBuilder<string>): CreateTableBuilder<string> =>
  table
    .addColumn('id', bytes, (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('updated_at', sql`timestamptz`, (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull());

/** Records, what is derived from them, and their history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(recordTables)) {
    let table = recordTable(db.schema.createTable(name));
    for (const column of columns) table = table.addColumn(column, bytes);
    await table.execute();
    for (const column of columns) {
      await db.schema.createIndex(`${name}_${column}`).on(name).columns([column, 'id']).execute();
    }
    await db.schema.createIndex(`${name}_updated_at`).on(name).column('updated_at').execute();
  }
  await db.schema
    .createTable('claims')
    .addColumn('space', bytes, (column) => column.notNull())
    .addColumn('id', bytes, (column) => column.notNull())
    .addColumn('resource', bytes, (column) => column.notNull())
    .addColumn('record_id', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('claims_pkey', ['space', 'id'])
    .execute();
  await db.schema.createIndex('claims_record').on('claims').columns(['resource', 'record_id']).execute();
  await db.schema
    .createTable('timeline_events')
    .addColumn('subject_id', bytes, (column) => column.notNull())
    .addColumn('sort_key', bytes, (column) => column.notNull())
    .addColumn('occurred_on', bytes, (column) => column.notNull())
    .addColumn('kind', bytes, (column) => column.notNull())
    .addColumn('resource', bytes, (column) => column.notNull())
    .addColumn('record_id', bytes, (column) => column.notNull())
    .addColumn('event', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('timeline_events_pkey', ['subject_id', 'sort_key'])
    .execute();
  await db.schema
    .createIndex('timeline_events_record')
    .on('timeline_events')
    .columns(['resource', 'record_id'])
    .execute();
  await db.schema
    .createTable('history')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('resource', bytes, (column) => column.notNull())
    .addColumn('record_id', bytes, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('stored_at', sql`timestamptz`, (column) => column.notNull())
    .addColumn('stored_by', bytes, (column) => column.notNull())
    .addUniqueConstraint('history_record', ['resource', 'record_id', 'version'])
    .execute();
  await db.schema
    .createTable('idempotency_keys')
    .addColumn('caller', bytes, (column) => column.notNull())
    .addColumn('key', bytes, (column) => column.notNull())
    .addColumn('request', bytes, (column) => column.notNull())
    .addColumn('answer', 'jsonb')
    .addColumn('stored_at', sql`timestamptz`, (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pkey', ['caller', 'key'])
    .execute();
  await db.schema.createIndex('idempotency_keys_stored_at').on('idempotency_keys').column('stored_at').execute();
  await db.schema
    .createTable('seed_parts')
    .addColumn('part', bytes, (column) => column.primaryKey())
    .addColumn('parameters', 'jsonb', (column) => column.notNull())
    .addColumn('stored', 'integer', (column) => column.notNull())
    .addColumn('finished', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('secrets')
    .addColumn('name', bytes, (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
