import path from 'node:path';
import { afterAll, beforeAll, describe as describeAlways, expect, it } from 'vitest';
import { type ChildServer, freePort, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { type Nginx, nginxProgram, type Proxied, startNginx } from '../../test/nginx.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { SECRET, startReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { until, untilFound } from '../../test/until.ts';

// Several processes need PostgreSQL, and a proxy needs nginx: `npm test` has both where they can be installed.
const describe = describeAlways.skipIf(!onPostgresql || nginxProgram === undefined);

const TOKEN = 'nginx-test-token-01234';
const headers = { authorization: `Bearer ${TOKEN}` };
/** How long the proxy may answer by itself in these tests. */
const SHARED_SECONDS = 2;

const unit = (id: string, name = '单位'): object => ({ id, name, kind: 'court' });

describe('two server processes on one PostgreSQL behind nginx', { timeout: 240_000 }, () => {
  let servers: [ChildServer, ChildServer];
  let apis: [string, string];
  let nginx: Nginx;
  let receiver: WebhookReceiver;
  const cleanUp: (() => unknown)[] = [];

  beforeAll(async () => {
    const { address, drop } = await makeTestSchema();
    cleanUp.push(drop);
    const folder = await new Promise<string>((resolve) => {
      const kept = withFolder(
        (made) =>
          new Promise<void>((done) => {
            cleanUp.push(() => {
              done();
              return kept;
            });
            resolve(made);
          }),
      );
    });
    const ports = [await freePort(), await freePort()] as const;
    const start = (port: number): ChildServer =>
      startChild({
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: address,
        YIJIAN_DATA: path.join(folder, `data-${port}`),
        YIJIAN_TOKEN: TOKEN,
        YIJIAN_SEED_SIZE: '0',
        YIJIAN_WEBHOOK_ALLOW: '127.0.0.1',
        YIJIAN_SHARED_CACHE_SECONDS: String(SHARED_SECONDS),
      });
    // Both find an empty database, and both bring its tables up to date.
    servers = [start(ports[0]), start(ports[1])];
    cleanUp.push(async () => {
      for (const { child, ended } of servers) {
        child.kill('SIGKILL');
        await ended;
      }
    });
    apis = [await servers[0].ready, await servers[1].ready];
    nginx = await startNginx(path.join(folder, 'nginx'), ports);
    cleanUp.push(nginx.stop);
    receiver = await startReceiver();
    cleanUp.push(receiver.close);
  }, 240_000);
  afterAll(async () => {
    for (const clean of cleanUp.reverse()) await clean();
  });

  const send = (api: string, method: string, target: string, body: object, more: Record<string, string> = {}) =>
    fetch(api + target, {
      method,
      headers: { ...headers, 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    });

  it('what one stores the other gives, with the same ETag, and replaces', async () => {
    const stored = await send(apis[0], 'POST', '/units', unit('shared'));
    expect(stored.status).toBe(201);
    const read = await fetch(`${apis[1]}/units/shared`, { headers });
    expect([read.status, read.headers.get('etag')]).toEqual([200, stored.headers.get('etag')]);
    const replaced = await nginx.ask('PUT', '/v1/units/shared', {
      headers: { ...headers, 'if-match': read.headers.get('etag')! },
      body: unit('shared', '改名'),
    });
    expect(replaced.status).toBe(200);
    for (const api of apis) {
      const again = await fetch(`${api}/units/shared`, { headers });
      expect(again.headers.get('etag')).toBe(replaced.headers['etag']);
      expect(
        (await send(api, 'PUT', '/units/shared', unit('shared'), { 'if-match': stored.headers.get('etag')! })).status,
      ).toBe(412);
    }
  });

  it('a write that is repeated over the other process is done once', async () => {
    const key = { 'idempotency-key': 'nginx-test-repeat-1' };
    const answers = await Promise.all(
      [...apis, ...apis].map(async (api) => {
        const response = await send(api, 'POST', '/units', unit('once'), key);
        return [response.status, response.headers.get('etag'), await response.text()];
      }),
    );
    expect(answers[0]![0]).toBe(201);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('answers of the public are kept by the proxy as long as they say, those with a token never', async () => {
    const asked: Proxied[] = [];
    for (let turn = 0; turn < 2; turn += 1) asked.push(await nginx.ask('GET', '/v1/units/shared'));
    expect(asked.map(({ headers: got }) => got['x-cache'])).toEqual(['MISS', 'HIT']);
    expect(asked[1]!.headers['cache-control']).toBe(`public, max-age=0, s-maxage=${SHARED_SECONDS}`);
    expect(asked[1]!.text).toBe(asked[0]!.text);
    const { etag } = asked[0]!.headers;
    const known = await nginx.ask('GET', '/v1/units/shared', { headers: { 'if-none-match': etag! } });
    expect([known.status, known.text]).toEqual([304, '']);
    for (let turn = 0; turn < 2; turn += 1) {
      const own = await nginx.ask('GET', '/v1/units/shared', { headers });
      expect([own.headers['x-cache'], own.headers['cache-control']]).toEqual(['BYPASS', 'private, no-cache']);
    }
    const tables: Proxied[] = [];
    for (let turn = 0; turn < 2; turn += 1) tables.push(await nginx.ask('GET', '/v1/code-tables'));
    expect(tables.map(({ headers: got }) => got['x-cache'])).toEqual(['MISS', 'HIT']);
    expect(tables[0]!.headers['cache-control']).toBe('public, max-age=0, s-maxage=300');
    for (let turn = 0; turn < 2; turn += 1) {
      const { headers: got } = await nginx.ask('GET', '/v1/changes');
      expect([got['x-cache'], got['cache-control']]).toEqual(['MISS', 'public, no-cache']);
      const none = await nginx.ask('GET', '/v1/units/no-such-unit');
      expect([none.status, none.headers['x-cache'], none.headers['cache-control']]).toEqual([404, 'MISS', 'no-store']);
    }
    // A change is seen when the time is over, and not the old one once more after it.
    await nginx.ask('GET', '/v1/units/shared');
    const current = await fetch(`${apis[0]}/units/shared`, { headers });
    const changed = await send(apis[1], 'PUT', '/units/shared', unit('shared', '再改'), {
      'if-match': current.headers.get('etag')!,
    });
    expect(changed.status).toBe(200);
    // Nobody is shown the old one for minutes.
    await untilFound(async () => (await nginx.ask('GET', '/v1/units/shared')).json.name === '再改');
    expect((await nginx.ask('GET', '/readyz')).status).toBe(404);
    expect((await nginx.ask('GET', '/metrics')).status).toBe(404);
  });

  it('the log of the proxy has what was asked for, and nothing of what was looked for', async () => {
    const { status, headers } = await nginx.ask('GET', '/v1/facilities?q=%E6%AC%A7%E9%98%B3&regionCode=990121');
    expect(status).toBe(200);
    const id = headers['x-request-id'] ?? 'none';
    await until(async () => expect(await nginx.log()).toContain(id));
    const lines = (await nginx.log()).trimEnd().split('\n');
    expect(lines.filter((line) => line.includes(id))).toEqual([
      expect.stringMatching(/ GET \/v1\/facilities 200 \d+ /),
    ]);
    for (const line of lines) expect(line).not.toMatch(/[?]|%E6|欧阳|990121/);
  });

  it('webhooks come once each, in the order of the feed', async () => {
    const subscription = { id: 'wsb-n', url: receiver.url, secret: SECRET, status: 'active', collections: ['units'] };
    expect((await send(apis[0], 'POST', '/webhook-subscriptions', subscription)).status).toBe(201);
    const ids = Array.from({ length: 60 }, (_, index) => `hook-${index}`);
    for (const [index, id] of ids.entries())
      expect((await send(apis[index % 2]!, 'POST', '/units', unit(id))).status).toBe(201);
    const told = (): string[] =>
      receiver.received.flatMap(({ message }) => message.data.map(({ recordId }) => recordId));
    await untilFound(() => told().length >= ids.length);
    expect(told()).toEqual(ids);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(receiver.received.length);
    expect(receiver.forged).toEqual([]);
  });

  it('one that is killed under load takes no acknowledged write with it, and the other goes on', async () => {
    const acknowledged: string[] = [];
    let afterDeath = 0;
    let dead = false;
    let ending = false;
    const write = async (writer: number): Promise<void> => {
      for (let turn = 0; !ending; turn += 1) {
        const id = `load-${writer}-${turn}`;
        const key = { ...headers, 'idempotency-key': `nginx-test-${id}` };
        for (let stored = false; !stored;) {
          const answer = await nginx.ask('POST', '/v1/units', { headers: key, body: unit(id) }).catch(() => undefined);
          // Whether a request that broke off was carried out nobody knows: it is repeated with its key.
          if (answer === undefined || answer.status === 502 || answer.status === 503 || answer.status === 504) continue;
          expect(answer.status, answer.text).toBe(201);
          stored = true;
          acknowledged.push(id);
          if (dead) afterDeath += 1;
        }
      }
    };
    const writers = Array.from({ length: 6 }, (_, writer) => write(writer));
    await untilFound(() => acknowledged.length > 60);
    servers[1].child.kill('SIGKILL');
    await servers[1].ended;
    dead = true;
    await untilFound(() => afterDeath > 60);
    ending = true;
    await Promise.all(writers);

    const seen: string[] = [];
    for (let cursor = '', caughtUp = false; !caughtUp;) {
      const { status, json } = await nginx.ask('GET', `/v1/changes?limit=100${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      seen.push(...(json.data as { recordId: string }[]).map(({ recordId }) => recordId));
      ({ nextCursor: cursor, caughtUp } = json.page);
    }
    const own = seen.filter((id) => id.startsWith('load-'));
    expect(new Set(own).size, 'each is told once').toBe(own.length);
    expect([...own].sort()).toEqual([...acknowledged].sort());
    // Each writer wrote one after the other, and so does the feed tell them.
    for (let writer = 0; writer < 6; writer += 1) {
      const turns = own.filter((id) => id.startsWith(`load-${writer}-`));
      expect(turns).toEqual(turns.map((_, turn) => `load-${writer}-${turn}`));
    }
    expect(await stopChild(servers[0])).toBe(0);
  });
});
