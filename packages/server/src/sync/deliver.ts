import { anybody } from '../access/caller.js';
import { findRecord } from '../records/read-records.js';
import type { Db, Tx } from '../records/record.js';
import { replaceRecord } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import { type Claim, keepBatch, passOver, recordDelivery, recordFailure } from './delivery-places.js';
import { readFeed } from './feed.js';
import { readableCollections } from './readable-collections.js';
import { PATIENCE_MS, pauseAfter } from './retry-pauses.js';
import type { SendWebhook, WebhookOutcome } from './send-webhook.js';
import { webhookMessage } from './webhook-message.js';

/** Changes in one message, as `WebhookMessage` bounds them. */
const BATCH = 100;

export interface DeliveryOptions {
  db: Db;
  send: SendWebhook;
  now: () => Date;
}

/**
 * Sends the next message of a claimed subscription, and keeps what came of it.
 *
 * @throws what calls the signal off; the claim is as it was then
 */
export async function deliver({ db, send, now }: DeliveryOptions, claim: Claim, stop: AbortSignal): Promise<void> {
  const { subscription, after, batchEnd } = claim;
  const page = await readFeed(db, {
    after,
    ...(batchEnd && { until: batchEnd }),
    collections: subscription.collections ?? readableCollections(anybody),
    limit: BATCH,
  });
  if (!page || page.changes.length === 0) return passOver(db, claim, page?.end ?? after);
  await keepBatch(db, claim, page.end);
  const outcome = await send(webhookMessage(subscription, page.changes, now()), stop);
  if (outcome.accepted) return recordDelivery(db, claim, { end: page.end, status: outcome.status });
  await db.transaction().execute((tx) => giveWay(tx, claim, outcome, now()));
}

/** Puts a message off; ends a subscription whose receiver is gone, or has failed for too long. */
async function giveWay(
  tx: Tx,
  claim: Claim,
  { accepted: _, ...failure }: WebhookOutcome & { accepted: false },
  now: Date,
): Promise<void> {
  await recordFailure(tx, claim, { ...failure, pauseMs: pauseAfter(claim.failureCount + 1) });
  const failingMs = now.getTime() - (claim.failingSince ?? now).getTime();
  if (failure.failure !== 'gone' && failingMs < PATIENCE_MS) return;
  const resource = resources['webhook-subscriptions'];
  const record = await findRecord(tx, resource, claim.subscription.id, { forUpdate: true });
  if (record?.document['status'] !== 'active') return;
  await replaceRecord(tx, resource, record, { ...record.document, status: 'failed' }, { at: now, by: 'webhooks' });
}
