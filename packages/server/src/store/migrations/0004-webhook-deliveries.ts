import { type Kysely, sql } from 'kysely';

/** How far each webhook subscription has come in the change feed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook_deliveries (
      subscription_id text collate "C" primary key,
      subscription_version integer not null,
      moment bigint not null,
      sequence bigint not null,
      batch_moment bigint,
      batch_sequence bigint,
      lease text,
      leased_until timestamptz,
      due_at timestamptz not null,
      failure_count integer not null default 0,
      failing_since timestamptz,
      last_failure text,
      last_status_code integer,
      last_delivered_at timestamptz
    )
  `.execute(db);
}
