import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../records/record.js';
import { feedEnd } from './feed.js';
import type { Position } from './position.js';
import type { StoredSubscription } from './webhook-message.js';

/** A subscription that this process alone delivers to, until the lease ends. */
export interface Claim {
  subscription: StoredSubscription;
  lease: string;
  /** What is delivered comes after this place. */
  after: Position;
  /** The end of the message that failed before, so that it comes again as it was. */
  batchEnd?: Position;
  failureCount: number;
  failingSince?: Date;
}

interface ClaimedRow extends Position {
  document: StoredSubscription;
  batch_moment: string | null;
  batch_sequence: string | null;
  failure_count: number;
  failing_since: Date | null;
}

/** Gives every new subscription its place in the feed: right after its own creation. */
async function addPlaces(db: Db): Promise<void> {
  await sql`
    insert into webhook_deliveries (subscription_id, subscription_version, moment, sequence, due_at)
    select subscription.id, subscription.version, created.moment, created.sequence, now()
    from webhook_subscriptions subscription
    join history created
      on created.resource = 'webhook-subscriptions' and created.record_id = subscription.id and created.version = 1
    where not exists (select from webhook_deliveries where subscription_id = subscription.id)
    on conflict do nothing
  `.execute(db);
}

/**
 * Takes the active subscription that has waited longest with changes before it, and keeps all other processes off it. A lease instead of an
 * open transaction, because the embedded database has one connection, and receivers are slow. A subscription that was edited since is tried
 * at once, as if it had never failed.
 */
export async function claimDelivery(db: Db, leaseMs: number): Promise<Claim | undefined> {
  await addPlaces(db);
  const end = await feedEnd(db);
  const lease = randomUUID();
  const { rows } = await sql<ClaimedRow>`
    with next as (
      select delivery.subscription_id as id, subscription.version, subscription.document,
        delivery.subscription_version <> subscription.version as edited
      from webhook_deliveries delivery
      join webhook_subscriptions subscription on subscription.id = delivery.subscription_id
      where subscription.document ->> 'status' = 'active'
        and (delivery.leased_until is null or delivery.leased_until < now())
        and (delivery.due_at <= now() or delivery.subscription_version <> subscription.version)
        and (delivery.moment, delivery.sequence) < (${end.moment}::bigint, ${end.sequence}::bigint)
      order by delivery.due_at limit 1 for update of delivery skip locked
    )
    update webhook_deliveries delivery set
      lease = ${lease},
      leased_until = now() + ${leaseMs} * interval '1 millisecond',
      subscription_version = next.version,
      batch_moment = case when not edited then batch_moment end,
      batch_sequence = case when not edited then batch_sequence end,
      failure_count = case when edited then 0 else failure_count end,
      failing_since = case when not edited then failing_since end,
      last_failure = case when not edited then last_failure end
    from next where delivery.subscription_id = next.id
    returning next.document, moment::text, sequence::text, batch_moment::text, batch_sequence::text,
      failure_count, failing_since
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { document, moment, sequence, batch_moment, batch_sequence, failure_count, failing_since } = row;
  return {
    subscription: document,
    lease,
    after: { moment, sequence },
    ...(batch_moment !== null &&
      batch_sequence !== null && { batchEnd: { moment: batch_moment, sequence: batch_sequence } }),
    failureCount: failure_count,
    ...(failing_since && { failingSince: failing_since }),
  };
}

/** Changes the place of a claim, unless its lease has ended and another process has it. */
const ofClaim = (db: Db, { subscription, lease }: Claim) =>
  db.updateTable('webhook_deliveries').where('subscription_id', '=', subscription.id).where('lease', '=', lease);

const released = { lease: null, leased_until: null };

/** Gives a claim back as it was. */
export async function releaseClaim(db: Db, claim: Claim): Promise<void> {
  await ofClaim(db, claim).set(released).execute();
}

/** Keeps what a message holds before it is sent, so that it is the same message when it is sent again. */
export async function keepBatch(db: Db, claim: Claim, { moment, sequence }: Position): Promise<void> {
  await ofClaim(db, claim).set({ batch_moment: moment, batch_sequence: sequence }).execute();
}

/** Goes on to a place before which nothing was wanted. */
export async function passOver(db: Db, claim: Claim, { moment, sequence }: Position): Promise<void> {
  await ofClaim(db, claim)
    .set({ ...released, moment, sequence, batch_moment: null, batch_sequence: null })
    .execute();
}

/** Goes on to the end of a message that the receiver has accepted. */
export async function recordDelivery(
  db: Db,
  claim: Claim,
  { end: { moment, sequence }, status }: { end: Position; status: number },
): Promise<void> {
  await ofClaim(db, claim)
    .set({
      ...released,
      moment,
      sequence,
      batch_moment: null,
      batch_sequence: null,
      due_at: sql<Date>`now()`,
      failure_count: 0,
      failing_since: null,
      last_failure: null,
      last_status_code: status,
      last_delivered_at: sql<Date>`now()`,
    })
    .execute();
}

/** Stays where it was, to try again after a pause. */
export async function recordFailure(
  tx: Tx,
  claim: Claim,
  { failure, status, pauseMs }: { failure: string; status?: number; pauseMs: number },
): Promise<void> {
  await ofClaim(tx, claim)
    .set({
      ...released,
      due_at: sql<Date>`now() + ${pauseMs} * interval '1 millisecond'`,
      failure_count: claim.failureCount + 1,
      failing_since: sql<Date>`coalesce(failing_since, now())`,
      last_failure: failure,
      ...(status !== undefined && { last_status_code: status }),
    })
    .execute();
}
