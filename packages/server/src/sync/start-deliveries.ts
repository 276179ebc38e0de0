import { setTimeout as sleep } from 'node:timers/promises';
import { deliver, type DeliveryOptions } from './deliver.js';
import { claimDelivery, releaseClaim } from './delivery-places.js';

/** How often the feed is looked at. */
const POLL_MS = 1000;
/** Receivers that are waited for at a time; a slow one must not keep the others waiting. */
const AT_ONCE = 8;
/** Longer than any exchange takes. A process that was killed leaves its claims until then. */
const LEASE_MS = 20_000;
/** How long a receiver may take for its answer. */
export const ANSWER_LIMIT_MS = 10_000;

export interface DispatchOptions extends DeliveryOptions {
  /** Hears of what keeps deliveries from being made at all. */
  onError: (error: unknown) => void;
}

/** Webhook deliveries that are under way in this process. */
export interface Deliveries {
  /** Calls off what is under way, and leaves it for the next start. */
  stop: () => Promise<void>;
}

/**
 * Delivers webhooks until it is stopped. Any number of processes may do so on one database. Nothing is lost when one ends at any moment: the
 * change feed has what was stored, and each subscription has its place in it.
 */
export function startDeliveries(options: DispatchOptions): Deliveries {
  const { db, onError } = options;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let nap = new AbortController();

  const startNext = async (): Promise<boolean> => {
    if (underWay.size >= AT_ONCE) return false;
    const claim = await claimDelivery(db, LEASE_MS);
    if (!claim) return false;
    const delivery = deliver(options, claim, stopping.signal)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) onError(error);
        return releaseClaim(db, claim);
      })
      .catch(onError)
      .finally(() => {
        underWay.delete(delivery);
        // There may be more for this subscription, and there is room for another one.
        nap.abort();
      });
    underWay.add(delivery);
    return true;
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      const started = await startNext().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (!started) await sleep(POLL_MS, undefined, { signal: nap.signal }).catch(() => undefined);
    }
    await Promise.all(underWay);
  };
  const running = run();

  return {
    stop: () => {
      stopping.abort();
      nap.abort();
      return running;
    },
  };
}
