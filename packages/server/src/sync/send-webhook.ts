import { lookup as lookUp } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { serverVersion } from '../version.js';
import type { AddressPolicy } from './address-policy.js';

/** What is sent where. */
export interface WebhookRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What came of it: accepted by the receiver, or not and why (a code of `webhook-failure`). */
export type WebhookOutcome =
  | { accepted: true; status: number }
  | { accepted: false; failure: 'address' | 'connection' | 'timeout' }
  | { accepted: false; failure: 'redirect' | 'gone' | 'status'; status: number };

/** Sends a webhook. The signal calls it off; the promise rejects then. */
export type SendWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<WebhookOutcome>;

class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/**
 * Prepares to send webhooks. A host is looked up once, and the connection is made to the very address that was judged, so that a name server
 * cannot answer twice. Redirects are not followed, and nothing of an answer but its status is read.
 *
 * @param timeoutMs for the whole exchange, however slowly the receiver answers
 */
export function webhookSender(policy: AddressPolicy, timeoutMs: number): SendWebhook {
  return (request, stop) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    return exchange(request, policy, AbortSignal.any([stop, timeout])).then(outcomeOf, (error: unknown) => {
      stop.throwIfAborted();
      if (error instanceof ForbiddenAddress) return { accepted: false, failure: 'address' };
      return { accepted: false, failure: timeout.aborted ? 'timeout' : 'connection' };
    });
  };
}

function outcomeOf(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return { accepted: true, status };
  const failure = status === 410 ? 'gone' : status >= 300 && status < 400 ? 'redirect' : 'status';
  return { accepted: false, failure, status };
}

function exchange({ url, headers, body }: WebhookRequest, policy: AddressPolicy, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    // An address is connected to without being looked up.
    if (isIP(host) !== 0 && !policy.allowsName(host) && !policy.allowsAddress(host)) {
      reject(new ForbiddenAddress());
      return;
    }
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        lookup: guardedLookup(policy),
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': `Yijian/${serverVersion}`,
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Looks a name up and leaves out the addresses that the server may not send to. */
const guardedLookup =
  (policy: AddressPolicy): LookupFunction =>
  (name, options, done) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      const addresses = error
        ? []
        : found.filter(({ address }) => policy.allowsName(name) || policy.allowsAddress(address));
      const [first] = addresses;
      if (error || !first) done(error ?? new ForbiddenAddress(), []);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
