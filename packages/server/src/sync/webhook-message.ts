import { createHash } from 'node:crypto';
import type { WebhookMessage, WebhookSubscription } from '@yijian/standard';
import { Webhook } from 'standardwebhooks';
import { changeOf } from './change.js';
import type { StoredChange } from './feed.js';
import type { WebhookRequest } from './send-webhook.js';

/** A subscription with the secret that no reader sees. */
export type StoredSubscription = WebhookSubscription & { secret: string };

/** The message about some changes, signed by Standard Webhooks. The same changes make the same message with the same id. */
export function webhookMessage(
  { id, url, secret }: StoredSubscription,
  changes: readonly StoredChange[],
  now: Date,
): WebhookRequest {
  const data = changes.map(changeOf);
  const message: WebhookMessage = { type: 'records.changed', timestamp: data.at(-1)?.changedAt ?? '', data };
  const body = JSON.stringify(message);
  const messageId = `msg_${createHash('sha256').update(`${id}\n${body}`).digest('base64url').slice(0, 27)}`;
  return {
    url,
    body,
    headers: {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(messageId, now, body),
    },
  };
}
