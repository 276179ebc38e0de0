import type { components } from '@yijian/standard';

/** What a server posts to a subscriber (推送变更). */
export type WebhookMessage = components['schemas']['WebhookMessage'];

/** Why a message is not to be believed. */
export type WebhookFault = 'headers' | 'timestamp' | 'signature' | 'body';

/** The message did not come from the server, came too late, or was changed on its way: answer 400 and do nothing. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly fault: WebhookFault;

  constructor(fault: WebhookFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** How a message is checked. */
export interface WebhookOptions {
  /** How far away the time of sending may be, in milliseconds. By default five minutes, as the standard has it. */
  readonly toleranceMs?: number;
  /** The time now, in milliseconds since 1970. By default the clock's. */
  readonly now?: number;
}

/**
 * Checks that a message came from a server that holds the subscription's secret (Standard Webhooks), and reads it.
 * Runs wherever there is WebCrypto: Node, workers and edge runtimes; the signature is compared in constant time.
 *
 * @param body as it arrived, to the byte: a body that was parsed and written again has another signature.
 * @param headers of the request, as `Headers` or as Node gives them.
 * @param secret of the subscription, `whsec_…`; while it is being changed, the old and the new one.
 * @throws {WebhookError} when the message is not to be believed.
 * @throws {TypeError} when a secret is none, or the body is neither text nor bytes: a framework has parsed it already.
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>,
  secret: string | readonly string[],
  { toleranceMs = 300_000, now = Date.now() }: WebhookOptions = {},
): Promise<WebhookMessage> {
  // A framework that parses bodies by itself hands over an object, whatever the types say.
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw new TypeError('body must be the string or the Uint8Array that arrived, before anything has parsed it.');
  const get = (name: string): string => {
    const value = headers instanceof Headers ? headers.get(name) : headers[name];
    if (typeof value !== 'string' || value === '') throw new WebhookError('headers', `the header ${name} is missing`);
    return value;
  };
  const id = get('webhook-id');
  const sentAt = get('webhook-timestamp');
  const signatures = get('webhook-signature')
    .split(' ')
    .flatMap((signature) => (signature.startsWith('v1,') ? (bytesOf(signature.slice(3)) ?? []) : []));
  if (!/^\d+$/.test(sentAt) || !(Math.abs(Number(sentAt) * 1000 - now) <= toleranceMs))
    throw new WebhookError('timestamp', 'the message was not sent just now; check the clocks');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const content = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const head = new TextEncoder().encode(`${id}.${sentAt}.`);
  const signed = new Uint8Array(head.length + content.length);
  signed.set(head);
  signed.set(content, head.length);
  let genuine = false;
  for (const one of [secret].flat()) {
    const key = await keyOf(one);
    for (const signature of signatures)
      genuine = (await crypto.subtle.verify('HMAC', key, signature, signed)) || genuine;
  }
  if (!genuine)
    throw new WebhookError('signature', 'no signature fits: the secret is another, or the body was changed');
  try {
    return JSON.parse(text) as WebhookMessage;
  } catch {
    throw new WebhookError('body', 'the body is not JSON');
  }
}

async function keyOf(secret: string): Promise<CryptoKey> {
  // A setting that is missing arrives here, whatever the types say.
  const bytes = typeof secret === 'string' ? bytesOf(secret.replace(/^whsec_/, '')) : undefined;
  if (!bytes?.length) throw new TypeError('secret must be whsec_ and base64, as the subscription has it.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
