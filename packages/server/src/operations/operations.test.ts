import { readFile } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChildServer, freePort, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { SECRET, answerWith, startReceiver } from '../../test/webhook-receiver.ts';
import { untilFound } from '../../test/until.ts';

const TOKEN = 'operations-test-token';

let cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
  cleanUp = [];
});

/** A server on a database of its own; both are gone after the test. */
async function startOwn(environment: Record<string, string>): Promise<{ server: ChildServer; port: number }> {
  const port = await freePort();
  const address = onPostgresql ? await makeTestSchema() : undefined;
  if (address) cleanUp.push(address.drop);
  const folder = await new Promise<string>((resolve) => {
    const kept = withFolder(
      (made) =>
        new Promise<void>((done) => {
          cleanUp.push(async () => {
            done();
            await kept;
          });
          resolve(made);
        }),
    );
  });
  const server = startChild({
    PORT: String(port),
    HOST: '127.0.0.1',
    YIJIAN_TOKEN: TOKEN,
    YIJIAN_DATA: folder,
    YIJIAN_SEED_SIZE: '0',
    YIJIAN_WEBHOOK_ALLOW: '127.0.0.1',
    ...(address && { DATABASE_URL: address.address }),
    ...environment,
  });
  cleanUp.push(async () => {
    server.child.kill('SIGKILL');
    await server.ended;
  });
  return { server, port };
}

interface Ready {
  ready: boolean;
  reasons: { code: string; detail: string; progress?: number }[];
}

/** What `/readyz` says; undefined while nothing listens. */
async function readiness(port: number): Promise<(Ready & { status: number }) | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return response && { status: response.status, ...((await response.json()) as Ready) };
}

describe('a server that starts', () => {
  it('listens before it is filled, says how far it has come, and asks to come again', async () => {
    const { server, port } = await startOwn({ YIJIAN_SEED_SIZE: '60', YIJIAN_SEED_DATE: '2026-06-30' });
    const codes = new Set<string>();
    const shares: number[] = [];
    let refused: Response | undefined;
    for (let now = await readiness(port); now?.ready !== true; now = await readiness(port)) {
      if (!now) continue;
      expect(now.status).toBe(503);
      for (const { code, progress } of now.reasons) {
        codes.add(code);
        if (progress !== undefined) shares.push(progress);
      }
      if (refused) continue;
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      refused = await fetch(`http://127.0.0.1:${port}/v1/units`, { headers: { 'accept-language': 'en' } });
    }
    expect([...codes]).toContain('filling');
    expect(Math.max(...shares)).toBeGreaterThan(Math.min(...shares));
    expect(refused!.status).toBe(503);
    expect(refused!.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused!.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('/readyz') });
    const api = await server.ready;
    expect((await fetch(`${api}/units?limit=1`)).status).toBe(200);
    expect(await readiness(port)).toEqual({ status: 200, ready: true, reasons: [] });
  });
});

describe('a server that is told to end', () => {
  it('says so, answers on for as long as it was told, and lets no connection live', async () => {
    const { server, port } = await startOwn({ YIJIAN_DRAIN_SECONDS: '5' });
    const api = await server.ready;
    const before = await fetch(`${api}/units`);
    expect(before.headers.get('connection')).toBe('keep-alive');
    await before.text();
    server.child.kill('SIGTERM');
    const draining = await untilFound(async () => {
      const now = await readiness(port);
      return now?.ready === false && now;
    });
    expect(draining).toMatchObject({ status: 503, reasons: [{ code: 'draining' }] });
    const during = await fetch(`${api}/units`);
    expect([during.status, during.headers.get('connection')]).toEqual([200, 'close']);
    await during.text();
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await server.ended).toBe(0);
    expect(server.said().err).toBe('');
  });
});

describe.runIf(onPostgresql)('a server whose database goes away', () => {
  it('is not ready until it is back', async () => {
    const { address, drop } = await makeTestSchema();
    cleanUp.push(drop);
    const target = new URL(address);
    const realPort = Number(target.port);
    const sockets = new Set<Socket>();
    const between = createServer((socket) => {
      const onward = createConnection(realPort, target.hostname);
      for (const one of [socket, onward]) sockets.add(one.on('error', () => undefined));
      socket.pipe(onward).pipe(socket);
    });
    const port = await freePort();
    const open = (): Promise<void> => new Promise((resolve) => between.listen(port, '127.0.0.1', resolve));
    const shut = async (): Promise<void> => {
      const closed = new Promise((resolve) => between.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    };
    await open();
    cleanUp.push(shut);
    target.port = String(port);
    const { server, port: own } = await startOwn({ DATABASE_URL: target.href });
    await server.ready;
    expect((await readiness(own))?.ready).toBe(true);
    await shut();
    expect(await readiness(own)).toMatchObject({ status: 503, reasons: [{ code: 'database' }] });
    expect((await fetch(`http://127.0.0.1:${own}/healthz`)).status).toBe(200);
    await open();
    expect(await readiness(own)).toMatchObject({ status: 200 });
  });
});

/** The samples of Prometheus's text format: name with labels, and value. */
async function metricsOf(port: number): Promise<Map<string, number>> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, name, value] = /^([a-zA-Z_:][\w:]*(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/.exec(line) ?? [];
      expect(name, line).toBeDefined();
      return [name!, Number(value)];
    }),
  );
}

describe('metrics', () => {
  it('are on a port of their own, count operations, and tell of nobody', async () => {
    const metricsPort = await freePort();
    const { server, port } = await startOwn({
      YIJIAN_METRICS_PORT: String(metricsPort),
      YIJIAN_METRICS_HOST: '127.0.0.1',
    });
    const api = await server.ready;
    expect(server.said().out).toContain(`metrics   http://127.0.0.1:${metricsPort}/metrics`);
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${metricsPort}/v1/units`)).status).toBe(404);
    expect((await readiness(metricsPort))?.ready).toBe(true);

    for (const path of ['/units', '/units?limit=2', '/units/very-private-id', '/no-such-path/very-private-id'])
      await (await fetch(`${api}${path}`)).text();
    const found = await metricsOf(metricsPort);
    expect(found.get('yijian_http_requests_total{operation="listUnits",status="2xx"}')).toBe(2);
    expect(found.get('yijian_http_requests_total{operation="getUnit",status="4xx"}')).toBe(1);
    expect(found.get('yijian_http_requests_total{operation="other",status="4xx"}')).toBe(1);
    expect(found.get('yijian_http_requests_total{operation="site",status="4xx"}')).toBe(1);
    expect(found.get('yijian_http_request_duration_seconds_count{operation="listUnits"}')).toBe(2);
    expect(found.get('yijian_http_request_duration_seconds_bucket{le="+Inf",operation="getUnit"}')).toBe(1);
    expect(found.get('yijian_http_requests_under_way')).toBe(0);
    expect(found.get('yijian_database_up')).toBe(1);
    expect(found.has('yijian_database_connections_open')).toBe(onPostgresql);
    expect(found.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect([...found.keys()].filter((name) => name.startsWith('yijian_build_info{version="'))).toHaveLength(1);
    expect([...found.keys()].join('\n')).not.toContain('very-private-id');
    // The rules in the guide ask for figures that there are, and the embedded database has no pool.
    const rules = await readFile(path.resolve(import.meta.dirname, '../../../../docs/operators/alerts.yaml'), 'utf8');
    const names = new Set([...found.keys()].map((name) => name.split('{')[0]));
    for (const [name] of rules.matchAll(/\b(?:yijian|nodejs)_\w+/g))
      if (onPostgresql || !name.includes('_connections_')) expect(names).toContain(name);
    expect(await stopChild(server)).toBe(0);
  });

  it('tell what webhooks have before them', async () => {
    const metricsPort = await freePort();
    const { server } = await startOwn({ YIJIAN_METRICS_PORT: String(metricsPort), YIJIAN_METRICS_HOST: '127.0.0.1' });
    const api = await server.ready;
    const receiver = await startReceiver();
    cleanUp.push(receiver.close);
    receiver.respond = answerWith(500);
    const post = async (path: string, body: object): Promise<void> => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
      expect((await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(201);
    };
    const before = await metricsOf(metricsPort);
    expect(before.get('yijian_webhook_backlog_changes')).toBe(0);
    await post('/webhook-subscriptions', { id: 'wsb-1', url: receiver.url, secret: SECRET, status: 'active' });
    for (const id of ['a', 'b', 'c']) await post('/units', { id, name: '单位', kind: 'court' });
    await untilFound(() => receiver.received.length > 0);
    const failing = await untilFound(async () => {
      const now = await metricsOf(metricsPort);
      return now.get('yijian_webhook_subscriptions_failing') === 1 && now;
    });
    expect(failing.get('yijian_webhook_subscriptions_active')).toBe(1);
    expect(failing.get('yijian_webhook_backlog_changes')).toBe(3);
    expect(failing.get('yijian_webhook_outbox_age_seconds')).toBeGreaterThan(0);
    expect(failing.get('yijian_feed_changes')).toBe(before.get('yijian_feed_changes')! + 4);
    expect(await stopChild(server)).toBe(0);
  });
});
