import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookDelivery } from '@yijian/standard';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Environment, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { SECRET, startReceiver } from '../../test/webhook-receiver.ts';
import { until } from '../../test/until.ts';
import { openPGlite } from '../store/open-pglite.js';
import { openPostgresql } from '../store/open-postgresql.js';
import type { Store } from '../store/store.js';
import { readFeed } from './feed.js';
import { BEGINNING } from './position.js';

const TOKEN = 'crash-test-token-0123';
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const ROUNDS = 2;

/** A place for a database that outlives the servers on it. */
async function withDatabase(
  work: (environment: Environment, open: () => Promise<Store>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const environment = {
      PORT: '0',
      HOST: '127.0.0.1',
      YIJIAN_TOKEN: TOKEN,
      YIJIAN_DATA: folder,
      YIJIAN_SEED_SIZE: '0',
      YIJIAN_WEBHOOK_ALLOW: '127.0.0.1',
    };
    if (!onPostgresql) return work(environment, () => openPGlite(path.join(folder, 'database')));
    const { address, drop } = await makeTestSchema();
    try {
      await work({ ...environment, DATABASE_URL: address }, () => openPostgresql(address));
    } finally {
      await drop();
    }
  });
}

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });

it('a server killed while it delivers webhooks loses no change, and tells them in order', { timeout: 120_000 }, () =>
  withDatabase(async (environment, open) => {
    const receiver = await startReceiver();
    // Slow enough to be killed in the middle.
    receiver.respond = (_, response) => void setTimeout(() => response.writeHead(204).end(), 150);
    const acknowledged: string[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const server = startChild(environment);
      const api = await server.ready;
      if (round === 1) {
        const subscription = {
          id: 'wsb-1',
          url: receiver.url,
          secret: SECRET,
          status: 'active',
          collections: ['units'],
        };
        expect((await post(`${api}/webhook-subscriptions`, subscription)).status).toBe(201);
      }
      const writing = writeUntilDeath(api, round, acknowledged);
      const [before, written] = [receiver.received.length, acknowledged.length];
      await until(() => {
        expect(receiver.received.length, 'delivered in every round').toBeGreaterThan(before + 1);
        expect(acknowledged.length, 'wrote in every round').toBeGreaterThan(written + 30);
      });
      // Not always at the same moment of a delivery.
      await sleep(70 * round);
      server.child.kill('SIGKILL');
      await Promise.all([server.ended, writing]);
      const store = await open();
      // As if the next start were later than the claims of the dead last.
      await sql`update webhook_deliveries set leased_until = now()`.execute(store.db);
      await store.close();
    }
    const last = startChild(environment);
    const api = await last.ready;
    await until(async () => {
      const got = await fetch(`${api}/webhook-subscriptions/wsb-1/delivery`, { headers });
      expect(((await got.json()) as WebhookDelivery).caughtUp).toBe(true);
    });
    expect(await stopChild(last)).toBe(0);
    await receiver.close();
    expect(receiver.forged).toEqual([]);
    const told = receiver.received.flatMap(({ message }) => message.data);
    const ids = new Set(told.map(({ recordId }) => recordId));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    // What comes twice comes as it came before; taken once, all are those of the feed, in its order.
    const store = await open();
    const feed = await readFeed(store.db, { after: BEGINNING, collections: ['units'], limit: 100_000 });
    const sequences = feed?.changes
      .filter(({ record_id }) => record_id.startsWith('unit-'))
      .map(({ sequence }) => sequence);
    await store.close();
    expect([...new Set(told.map(({ id }) => id))]).toEqual(sequences);
  }),
);

/** Creates units until the server is gone, and keeps the ids of those that were acknowledged. */
async function writeUntilDeath(api: string, round: number, acknowledged: string[]): Promise<void> {
  try {
    for (let turn = 0; ; turn += 1) {
      const id = `unit-${round}-${turn}`;
      const created = await post(`${api}/units`, { id, name: '测试单位', kind: 'court' });
      expect(created.status).toBe(201);
      await created.text();
      acknowledged.push(id);
    }
  } catch (error) {
    // The connection broke: the server was killed.
    if (!(error instanceof TypeError)) throw error;
  }
}
