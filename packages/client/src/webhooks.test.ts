import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.js';
import { verifyWebhook, WebhookError } from './webhooks.js';

/** The example that the libraries of Standard Webhooks publish and test themselves by. */
const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  body: '{"test": 2432232314}',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  now: 1_614_265_330_000,
};
const { secret, body, headers, now } = published;
const faultOf = async (call: Promise<unknown>): Promise<unknown> => {
  const error = await caught(call);
  return error instanceof WebhookError ? error.fault : error;
};

describe('the published example', () => {
  it('is believed, as text, as bytes, and with the headers of Node or of fetch', async () => {
    const message = { test: 2_432_232_314 };
    expect(await verifyWebhook(body, headers, secret, { now })).toEqual(message);
    expect(await verifyWebhook(new TextEncoder().encode(body), new Headers(headers), secret, { now })).toEqual(message);
  });

  it('is believed when one of several signatures and one of several secrets fits', async () => {
    const other = `whsec_${randomBytes(32).toString('base64')}`;
    const many = { ...headers, 'webhook-signature': `v1a,abc v1,AAAA v1,*** ${headers['webhook-signature']}` };
    expect(await verifyWebhook(body, many, [other, secret], { now })).toEqual({ test: 2_432_232_314 });
  });

  it.each([
    ['another body', 'signature', () => verifyWebhook(`${body} `, headers, secret, { now })],
    ['another id', 'signature', () => verifyWebhook(body, { ...headers, 'webhook-id': 'x' }, secret, { now })],
    ['another secret', 'signature', () => verifyWebhook(body, headers, `whsec_${btoa('x'.repeat(24))}`, { now })],
    [
      'another version',
      'signature',
      () =>
        verifyWebhook(
          body,
          { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1', 'v2') },
          secret,
          { now },
        ),
    ],
    ['an old message', 'timestamp', () => verifyWebhook(body, headers, secret, { now: now + 300_001 })],
    ['a message of the future', 'timestamp', () => verifyWebhook(body, headers, secret, { now: now - 300_001 })],
    [
      'a time that is none',
      'timestamp',
      () => verifyWebhook(body, { ...headers, 'webhook-timestamp': '1e9' }, secret, { now }),
    ],
    ['no id', 'headers', () => verifyWebhook(body, { ...headers, 'webhook-id': undefined }, secret, { now })],
    ['a header twice', 'headers', () => verifyWebhook(body, { ...headers, 'webhook-id': ['a', 'b'] }, secret, { now })],
  ])('is not believed with %s', async (_, fault, call) => {
    expect(await faultOf(call())).toBe(fault);
  });

  it('is believed to the last millisecond of the tolerance', async () => {
    for (const away of [300_000, -300_000])
      expect(await verifyWebhook(body, headers, secret, { now: now + away })).toBeDefined();
  });
});

it('names a secret that is none', async () => {
  expect(await faultOf(verifyWebhook(body, headers, 'whsec_***', { now }))).toBeInstanceOf(TypeError);
  expect(await faultOf(verifyWebhook(body, headers, '', { now }))).toBeInstanceOf(TypeError);
});

it.each([
  ['an object that a framework has parsed', JSON.parse(body)],
  ['a buffer without a view', new TextEncoder().encode(body).buffer],
  ['nothing', undefined],
])('names a body that is %s', async (_, given) => {
  const error = await caught(verifyWebhook(given as string, headers, secret, { now }));
  expect(error).toBeInstanceOf(TypeError);
  expect((error as TypeError).message).toContain('body must be the string or the Uint8Array');
});

it('names a body that is not JSON', async () => {
  const signature = new Webhook(secret).sign('m', new Date(now), 'hello');
  const signed = { 'webhook-id': 'm', 'webhook-timestamp': String(now / 1000), 'webhook-signature': signature };
  expect(await faultOf(verifyWebhook('hello', signed, secret, { now }))).toBe('body');
});

it('believes whatever the reference library signs, and nothing that was changed by a bit', async () => {
  const json = fc.json({ maxDepth: 2 });
  await fc.assert(
    fc.asyncProperty(json, fc.uint8Array({ minLength: 24, maxLength: 64 }), fc.nat(), async (text, key, at) => {
      const own = `whsec_${Buffer.from(key).toString('base64')}`;
      const signature = new Webhook(own).sign('m-1', new Date(now), text);
      const signed = { 'webhook-id': 'm-1', 'webhook-timestamp': String(now / 1000), 'webhook-signature': signature };
      expect(await verifyWebhook(text, signed, own, { now })).toEqual(JSON.parse(text));
      const bytes = new TextEncoder().encode(text);
      bytes[at % bytes.length]! ^= 1;
      expect(await faultOf(verifyWebhook(bytes, signed, own, { now }))).toBe('signature');
    }),
    { numRuns: 60 },
  );
});

it('lets no setting that is no number switch off the check of the time', async () => {
  for (const options of [{ toleranceMs: NaN, now: now + 1e9 }, { now: NaN }])
    expect(await faultOf(verifyWebhook(body, headers, secret, options))).toBe('timestamp');
});

it('says what a secret must be when there is none', async () => {
  const missing = verifyWebhook(body, headers, undefined as never, { now });
  expect(await caught(missing)).toEqual(new TypeError('secret must be whsec_ and base64, as the subscription has it.'));
});
