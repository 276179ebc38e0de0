import type { WebhookDelivery } from '@yijian/standard';
import type { Reader } from '../http/operation.js';
import { anybody } from '../access/caller.js';
import { findRecord } from '../records/read-records.js';
import { absence } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import { readFeed } from './feed.js';
import { readableCollections } from './readable-collections.js';
import type { StoredSubscription } from './webhook-message.js';

/** Answers `getWebhookDelivery`. */
export const readDelivery: Reader = async (db, { id, caller, now }) => {
  const resource = resources['webhook-subscriptions'];
  const record = await findRecord(db, resource, id);
  if (!record) throw await absence(db, resource, id, { caller, now });
  const { collections, status } = record.document as unknown as StoredSubscription;
  const place = await db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('subscription_id', '=', id)
    .executeTakeFirst();
  const waiting =
    place && (await readFeed(db, { after: place, collections: collections ?? readableCollections(anybody), limit: 1 }));
  const value: WebhookDelivery = {
    subscriptionId: id,
    // Without a place, nobody has looked yet whether there is anything to deliver.
    caughtUp: place !== undefined && (waiting?.changes.length ?? 0) === 0,
    failureCount: place?.failure_count ?? 0,
    ...(place?.last_delivered_at && { lastDeliveredAt: place.last_delivered_at.toISOString() }),
    ...(place?.last_status_code && { lastStatusCode: place.last_status_code }),
    ...(place?.failing_since && { failingSince: place.failing_since.toISOString() }),
    ...(place?.last_failure && { lastFailure: place.last_failure }),
    ...(place?.failing_since && status === 'active' && { nextAttemptAt: place.due_at.toISOString() }),
  };
  return { status: 200, schema: 'WebhookDelivery', value };
};
