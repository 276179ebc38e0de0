import { type Kysely, sql } from 'kysely';

/**
 * Puts the history into an order that the change feed can be read in. The sequence alone will not do: a transaction that commits late has
 * lower numbers than some that readers have seen. A moment is the number of the transaction, counted on when the database moves to another
 * cluster; whoever reads only moments below those of all open transactions passes nothing over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function feed_moment(transaction xid8) returns bigint language sql immutable strict parallel safe
    as $$ select transaction::text::bigint + 0 $$
  `.execute(db);
  await sql`
    alter table history add column moment bigint not null default feed_moment(pg_current_xact_id())
  `.execute(db);
  await sql`create index history_feed on history (moment, sequence) include (resource)`.execute(db);
  await sql`create index history_stored_at on history (stored_at)`.execute(db);
  // A transaction may have its number before another one that it waits for and whose record it then replaces.
  await sql`
    create function history_after_version_before() returns trigger language plpgsql as $$
    begin
      new.moment := greatest(new.moment, (
        select moment from history
        where resource = new.resource and record_id = new.record_id and version = new.version - 1
      ));
      return new;
    end $$
  `.execute(db);
  await sql`
    create trigger history_after_version_before before insert on history
    for each row when (new.version > 1) execute function history_after_version_before()
  `.execute(db);
}
