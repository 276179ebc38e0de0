import { getWebhookDelivery, webhookSubscriptions as operations } from '@yijian/standard/resources';
import type { ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { ResultOf } from '../operation-types.js';
import { resource, type ResourceOf } from './resource.js';

/** Subscriptions to changes (推送订阅). */
export type WebhookSubscriptions = ResourceOf<typeof operations> & {
  /** Reads how far the deliveries of a subscription have come (推送进展). */
  readonly delivery: (
    id: string,
    options?: ReadOptions<ResultOf<'getWebhookDelivery'>>,
  ) => Promise<ResultOf<'getWebhookDelivery'>>;
};

/** Subscriptions to changes (推送订阅). */
export const webhookSubscriptions = (transport: Transport): WebhookSubscriptions => {
  const delivery = transport.endpoint(getWebhookDelivery);
  return {
    ...resource(transport, operations),
    delivery: (id, options) => delivery({ path: [id] }, options),
  };
};
