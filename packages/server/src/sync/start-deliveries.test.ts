import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookDelivery } from '@yijian/standard';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, TOKEN } from '../../test/test-server.ts';
import { answerWith, SECRET, startReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { until } from '../../test/until.ts';
import { insertRecords } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import { AddressPolicy } from './address-policy.js';
import { webhookSender } from './send-webhook.js';
import { type Deliveries, startDeliveries } from './start-deliveries.js';

const authority = { authorization: `Bearer ${TOKEN}` };
const local = AddressPolicy.read('127.0.0.1')!;
/** What a receiver has that answers; and one that is meant to be given up. */
const AMPLE_MS = 30_000;
const LIMIT_MS = 400;

let server: TestServer;
let receiver: WebhookReceiver;
const running: Deliveries[] = [];
const errors: unknown[] = [];
let made = 0;

beforeAll(async () => {
  server = await startTestServer([]);
});
afterAll(() => server?.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
  await receiver.close();
  expect(errors.splice(0)).toEqual([]);
  expect(receiver.forged).toEqual([]);
  await sql`update webhook_subscriptions set document = jsonb_set(document, '{status}', '"paused"')`.execute(
    server.store.db,
  );
});

function start({ policy = local, limitMs = AMPLE_MS } = {}): Deliveries {
  const deliveries = startDeliveries({
    db: server.store.db,
    send: webhookSender(policy, limitMs),
    now: () => new Date(),
    onError: (error) => errors.push(error),
  });
  running.push(deliveries);
  return deliveries;
}

async function subscribe(own: object = {}): Promise<{ id: string; etag: string; body: object }> {
  const body = { id: `wsb-${(made += 1)}`, url: receiver.url, secret: SECRET, status: 'active', ...own };
  const got = await server.write('POST', '/v1/webhook-subscriptions', body);
  expect(got.status, got.text).toBe(201);
  return { id: body.id, etag: got.headers.get('etag')!, body };
}

const store = (...ids: string[]): Promise<unknown> =>
  server.store.db.transaction().execute((tx) =>
    insertRecords(
      tx,
      resources.units,
      ids.map((id) => ({ id, name: '测试单位', kind: 'court' })),
      { at: new Date(), by: 'test' },
    ),
  );
const newIds = (count: number): string[] => Array.from({ length: count }, () => `unit-${(made += 1)}`);

const deliveryOf = async (id: string): Promise<WebhookDelivery> =>
  (await server.get(`/v1/webhook-subscriptions/${id}/delivery`, authority)).json as WebhookDelivery;
const told = (): string[] => receiver.received.flatMap(({ message }) => message.data.map(({ recordId }) => recordId));
/** Ends the pause after a failure. */
const retryNow = (): Promise<unknown> => sql`update webhook_deliveries set due_at = now()`.execute(server.store.db);

describe('a subscription', () => {
  it('is told of every change after it was made, in order, in signed messages of up to a hundred', async () => {
    await store(...newIds(3));
    const { id } = await subscribe();
    const ids = newIds(250);
    await store(...ids.slice(0, 120));
    await store(...ids.slice(120));
    start();
    await until(() => expect(told()).toHaveLength(250));
    expect(told()).toEqual(ids);
    expect(receiver.received.map(({ message }) => message.data.length)).toEqual([100, 100, 50]);
    const [{ headers, message }] = receiver.received as [(typeof receiver.received)[0]];
    expect(headers['content-type']).toBe('application/json');
    expect(message.type).toBe('records.changed');
    expect(message.timestamp).toBe(message.data.at(-1)?.changedAt);
    const feed = await server.get('/v1/changes?collection=units&limit=200');
    const { etag: _, ...first } = feed.json.data.find(({ recordId }: { recordId: string }) => recordId === ids[0]);
    expect(message.data[0]).toEqual(first);
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ caughtUp: true }));
    expect(await deliveryOf(id)).toEqual({
      subscriptionId: id,
      caughtUp: true,
      failureCount: 0,
      lastStatusCode: 204,
      lastDeliveredAt: expect.any(String),
    });
    const later = newIds(1);
    await store(...later);
    await until(() => expect(told().slice(250)).toEqual(later));
  });

  it('is told of its collections alone, and of no closed one unless it names it', async () => {
    await subscribe({ collections: ['penalties', 'webhook-subscriptions'] });
    await subscribe();
    const [id] = newIds(1);
    await store(id!);
    start();
    await until(() => expect(told()).toHaveLength(2));
    await sleep(1300);
    const collections = receiver.received.map(({ message }) => message.data.map(({ collection }) => collection));
    expect(collections.sort()).toEqual([['units'], ['webhook-subscriptions']]);
  });

  it('has a secret, which nobody is ever shown', async () => {
    const { id, etag, body } = await subscribe();
    const replaced = await server.write(
      'PUT',
      `/v1/webhook-subscriptions/${id}`,
      { ...body, secret: undefined, note: '改' },
      { 'if-match': etag },
    );
    expect([replaced.status, replaced.json.note]).toEqual([200, '改']);
    const shown = [
      replaced.text,
      (await server.get('/v1/webhook-subscriptions', authority)).text,
      (await server.get(`/v1/webhook-subscriptions/${id}`, authority)).text,
      (await server.get('/v1/exports/webhook-subscriptions', authority)).text,
    ];
    for (const text of shown) {
      expect(text).toContain(id);
      expect(text).not.toContain('whsec');
    }
    // Left out, it stayed as it was: messages still fit.
    const ids = newIds(1);
    await store(...ids);
    start();
    await until(() => expect(told()).toEqual(ids));
  });

  it.each([
    ['no secret', { secret: undefined }, '/secret', 'whsec_ and 24 or more'],
    ['a short secret', { secret: 'whsec_c2hvcnQ=' }, '/secret', 'whsec_ and 24 to 64'],
    ['an unknown collection', { collections: ['penalties', 'nothing'] }, '/collections/1', 'no collection "nothing"'],
    ['a path for a collection', { collections: ['/penalties'] }, '/collections/0', 'the name of a collection'],
    ['plain http', { url: 'http://hooks.example/a' }, '/url', 'an https address'],
    ['a user in the address', { url: 'https://user:pass@hooks.example/a' }, '/url', 'an https address'],
    ['a port beyond all ports', { url: 'https://hooks.example:99999/' }, '/url', 'check its host and port'],
    ['a host that is none', { url: 'https://127.0.0.1%00.example/' }, '/url', 'check its host and port'],
    ['another scheme', { url: 'file:///etc/passwd' }, '/url', 'an https address'],
    [
      'a host that only begins like this machine',
      { url: 'http://localhost.hooks.example/' },
      '/url',
      'an https address',
    ],
  ])('with %s is refused', async (_, own, pointer, words) => {
    const body = { id: 'wsb-bad', url: 'https://hooks.example/a', secret: SECRET, status: 'active', ...own };
    const got = await server.write('POST', '/v1/webhook-subscriptions', body, { 'accept-language': 'en' });
    expect([got.status, got.json.errors?.[0].pointer]).toEqual([422, pointer]);
    expect(got.json.detail).toContain(words);
  });

  it('is nobody else to read', async () => {
    const { id } = await subscribe({ status: 'paused' });
    expect((await server.get(`/v1/webhook-subscriptions/${id}`)).status).toBe(401);
    expect((await server.get(`/v1/webhook-subscriptions/${id}/delivery`)).status).toBe(401);
    expect((await server.get('/v1/webhook-subscriptions/none/delivery', authority)).status).toBe(404);
    expect(await deliveryOf(id)).toEqual({ subscriptionId: id, caughtUp: false, failureCount: 0 });
  });
});

describe('a receiver', () => {
  it('that fails gets the same message again, and then what came meanwhile', async () => {
    const { id } = await subscribe();
    receiver.respond = answerWith(503);
    const ids = newIds(3);
    await store(ids[0]!);
    start();
    await until(() => expect(receiver.received).toHaveLength(1));
    await until(async () => expect((await deliveryOf(id)).failureCount).toBe(1));
    const failing = await deliveryOf(id);
    expect(failing).toMatchObject({ caughtUp: false, lastStatusCode: 503, lastFailure: 'status' });
    const pause = Date.parse(failing.nextAttemptAt!) - Date.parse(failing.failingSince!);
    expect(pause).toBeGreaterThan(4900);
    expect(pause).toBeLessThan(5100);
    await store(ids[1]!, ids[2]!);
    await sleep(1500);
    expect(receiver.received, 'it pauses').toHaveLength(1);
    await retryNow();
    await until(() => expect(receiver.received).toHaveLength(2));
    // Ended before the failure is noted, the pause would begin after all.
    await until(async () => expect((await deliveryOf(id)).failureCount).toBe(2));
    receiver.respond = answerWith(200);
    await retryNow();
    await until(() => expect(receiver.received).toHaveLength(4));
    const [first, second, third, last] = receiver.received;
    expect([second?.id, third?.id]).toEqual([first?.id, first?.id]);
    expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
    expect(last?.id).not.toBe(first?.id);
    expect(last?.message.data.map(({ recordId }) => recordId)).toEqual(ids.slice(1));
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ caughtUp: true, failureCount: 0 }));
    expect(await deliveryOf(id)).not.toHaveProperty('failingSince');
    expect(await deliveryOf(id)).not.toHaveProperty('lastFailure');
  });

  it('that redirects is not followed', async () => {
    const other = await startReceiver();
    const { id } = await subscribe();
    receiver.respond = answerWith(307, { location: other.url });
    await store(...newIds(1));
    start();
    await until(async () =>
      expect(await deliveryOf(id)).toMatchObject({ lastFailure: 'redirect', lastStatusCode: 307 }),
    );
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('that drips its answer is given up in time; one that drips only the body has answered', async () => {
    const { id } = await subscribe();
    let drip: NodeJS.Timeout | undefined;
    receiver.respond = (request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      drip = setInterval(() => request.socket.write('x-drip: 1\r\n'), 50);
      request.socket.on('close', () => clearInterval(drip)).on('error', () => undefined);
    };
    await store(...newIds(1));
    start({ limitMs: LIMIT_MS });
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ lastFailure: 'timeout' }));
    receiver.respond = (_, response) => {
      response.writeHead(200).write('{');
      drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    };
    await retryNow();
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ caughtUp: true, failureCount: 0 }));
  });

  it('that is not there is tried again', async () => {
    const { id } = await subscribe();
    await receiver.close();
    await store(...newIds(1));
    start();
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ lastFailure: 'connection', failureCount: 1 }));
    expect(await deliveryOf(id)).not.toHaveProperty('lastStatusCode');
  });

  it('that is gone ends its subscription, which goes on from there when it is set going again', async () => {
    const { id, body } = await subscribe();
    receiver.respond = answerWith(410);
    const ids = newIds(2);
    await store(ids[0]!);
    start();
    const path = `/v1/webhook-subscriptions/${id}`;
    await until(async () => expect((await server.get(path, authority)).json.status).toBe('failed'));
    expect(await deliveryOf(id)).toMatchObject({ lastFailure: 'gone', lastStatusCode: 410 });
    expect(await deliveryOf(id)).not.toHaveProperty('nextAttemptAt');
    const feed = await server.get('/v1/changes?collection=webhook-subscriptions&limit=200', authority);
    expect(feed.json.data.at(-1)).toMatchObject({ recordId: id, action: 'replaced', version: 2 });
    await store(ids[1]!);
    await retryNow();
    await sleep(1500);
    expect(receiver.received).toHaveLength(1);
    receiver.respond = answerWith(204);
    const etag = (await server.get(path, authority)).headers.get('etag')!;
    const again = await server.write('PUT', path, { ...body, secret: undefined }, { 'if-match': etag });
    expect(again.status).toBe(200);
    await until(() => expect(told()).toEqual([ids[0], ids[0], ids[1]]));
  });

  it('that fails for too long ends its subscription', async () => {
    const { id } = await subscribe();
    receiver.respond = answerWith(500);
    await store(...newIds(1));
    start();
    await until(async () => expect((await deliveryOf(id)).failureCount).toBe(1));
    await sql`update webhook_deliveries set due_at = now(), failing_since = now() - interval '13 days'`.execute(
      server.store.db,
    );
    await until(async () => expect((await deliveryOf(id)).failureCount).toBe(2));
    expect((await server.get(`/v1/webhook-subscriptions/${id}`, authority)).json.status).toBe('active');
    await sql`update webhook_deliveries set due_at = now(), failing_since = now() - interval '15 days'`.execute(
      server.store.db,
    );
    await until(async () =>
      expect((await server.get(`/v1/webhook-subscriptions/${id}`, authority)).json.status).toBe('failed'),
    );
    expect(receiver.received).toHaveLength(3);
  });

  it('that hangs keeps no other one waiting', async () => {
    await subscribe();
    receiver.respond = () => undefined;
    const other = await startReceiver();
    await subscribe({ url: other.url });
    const ids = newIds(1);
    await store(...ids);
    start();
    await until(() => expect(other.received).toHaveLength(1));
    await other.close();
  });
});

describe('addresses that are not public', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]'])('get nothing unless they are allowed: %s', async (host) => {
    const { id } = await subscribe({ url: receiver.url.replace('127.0.0.1', host) });
    await store(...newIds(1));
    start({ policy: AddressPolicy.publicOnly });
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ lastFailure: 'address' }));
    expect(receiver.received).toEqual([]);
  });

  it('get what the operator allows by name', async () => {
    await subscribe({ url: receiver.url.replace('127.0.0.1', 'localhost') });
    const ids = newIds(1);
    await store(...ids);
    start({ policy: AddressPolicy.read('localhost') });
    await until(() => expect(told()).toEqual(ids));
  });
});

describe('several processes', () => {
  it('tell a subscription of each change once, in order', async () => {
    const other = await startReceiver();
    await subscribe();
    await subscribe({ url: other.url });
    for (let n = 0; n < 3; n += 1) start();
    const ids = newIds(420);
    for (let from = 0; from < ids.length; from += 60) {
      await store(...ids.slice(from, from + 60));
      await sleep(100);
    }
    await until(() =>
      expect([told().length, other.received.flatMap(({ message }) => message.data).length]).toEqual([420, 420]),
    );
    expect(told()).toEqual(ids);
    await other.close();
  });

  it('take over what a process left that ended in the middle', async () => {
    const { id } = await subscribe();
    const ids = newIds(1);
    await store(...ids);
    // As a killed process leaves it: sent, or not, and nothing known of it.
    const dead = start();
    receiver.respond = () => undefined;
    await until(() => expect(receiver.received).toHaveLength(1));
    await dead.stop();
    await sql`update webhook_deliveries set lease = 'dead', leased_until = now() + interval '1 hour'`.execute(
      server.store.db,
    );
    receiver.respond = answerWith(204);
    start();
    await sleep(800);
    expect(receiver.received).toHaveLength(1);
    await sql`update webhook_deliveries set leased_until = now()`.execute(server.store.db);
    await until(() => expect(receiver.received).toHaveLength(2));
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
    await until(async () => expect(await deliveryOf(id)).toMatchObject({ caughtUp: true }));
  });

  it('stop at once, and leave what they called off for the next start without a failure', async () => {
    const { id } = await subscribe();
    receiver.respond = () => undefined;
    await store(...newIds(1));
    const deliveries = start();
    await until(() => expect(receiver.received).toHaveLength(1));
    const from = performance.now();
    await deliveries.stop();
    expect(performance.now() - from).toBeLessThan(AMPLE_MS);
    expect(await deliveryOf(id)).toEqual({ subscriptionId: id, caughtUp: false, failureCount: 0 });
    receiver.respond = answerWith(204);
    start();
    await until(() => expect(receiver.received).toHaveLength(2));
  });
});
