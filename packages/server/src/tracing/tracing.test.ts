import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildServer, startChild, stopChild, withFolder } from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';
import { SECRET, startReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts';
import { untilFound } from '../../test/until.ts';

const TOKEN = 'tracing-test-token-01';
const PRIVATE = 'private-id-4711';

/** A span as the OpenTelemetry protocol has it in JSON. */
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  status?: { message?: string };
  events?: unknown[];
}

/** What the collector was sent. */
const requests: { url: string; text: string }[] = [];
const spans = (): Span[] =>
  requests.flatMap(({ text }) =>
    (JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(
      ({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
const attribute = ({ attributes }: Span, name: string): unknown =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0];

describe('a server with a collector of traces', { timeout: 120_000 }, () => {
  const cleanUp: (() => unknown)[] = [];
  let server: ChildServer;
  let receiver: WebhookReceiver;
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const callerSpan = '00f067aa0ba902b7';

  beforeAll(async () => {
    const collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        requests.push({ url: request.url ?? '', text: Buffer.concat(chunks).toString() });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    cleanUp.push(() => {
      collector.closeAllConnections();
      return new Promise((resolve) => collector.close(resolve));
    });
    const address = onPostgresql ? await makeTestSchema() : undefined;
    if (address) cleanUp.push(address.drop);
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
    server = startChild({
      PORT: '0',
      HOST: '127.0.0.1',
      YIJIAN_TOKEN: TOKEN,
      YIJIAN_DATA: folder,
      YIJIAN_SEED_SIZE: '0',
      YIJIAN_WEBHOOK_ALLOW: '127.0.0.1',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      ...(address && { DATABASE_URL: address.address }),
    });
    receiver = await startReceiver();
    cleanUp.push(receiver.close);
    const api = await server.ready;
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const post = (path: string, body: object): Promise<Response> =>
      fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) });
    await post('/webhook-subscriptions', { id: 'wsb-1', url: receiver.url, secret: SECRET, status: 'active' });
    await post('/units', { id: PRIVATE, name: '虚构的私人名称', kind: 'court' });
    // One that is refused with what was sent in its text.
    await post('/units', { id: PRIVATE, name: '虚构的私人名称', kind: `${PRIVATE}-kind` });
    await fetch(`${api}/units/${PRIVATE}`, { headers: { traceparent: `00-${traceId}-${callerSpan}-01` } });
    await fetch(`${api}/units/${PRIVATE}?limit=${PRIVATE}`);
    await untilFound(() => receiver.received.length > 0);
    // The end sends what is left.
    expect(await stopChild(server)).toBe(0);
  }, 240_000);
  afterAll(async () => {
    for (const clean of cleanUp.reverse()) await clean();
  });

  it('sends a span for each request, by operation, within the trace of its caller', () => {
    expect(new Set(requests.map(({ url }) => url))).toEqual(new Set(['/v1/traces']));
    const read = spans().find((span) => span.traceId === traceId && span.kind === 2);
    expect(read).toMatchObject({ name: 'getUnit', parentSpanId: callerSpan });
    expect(attribute(read!, 'http.request.method')).toBe('GET');
    expect(attribute(read!, 'http.route')).toBe('/v1/units/:unitId');
    expect(Number(attribute(read!, 'http.response.status_code'))).toBe(200);
    expect(spans().filter(({ name }) => name === 'createUnit')).toHaveLength(2);
  });

  it('has the statements of a request within it, with places for their values', () => {
    const read = spans().find((span) => span.traceId === traceId && span.kind === 2)!;
    const statements = spans().filter((span) => span.parentSpanId === read.spanId);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      expect([statement.name, statement.kind, attribute(statement, 'db.system.name')]).toEqual([
        'SELECT',
        3,
        'postgresql',
      ]);
      expect(attribute(statement, 'db.query.text')).toContain('$1');
    }
  });

  it('tells receivers of webhooks which trace a message belongs to', () => {
    const [, trace, span] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(
      String(receiver.received[0]!.headers['traceparent']),
    )!;
    expect(receiver.forged).toEqual([]);
    const sent = spans().find(({ spanId }) => spanId === span)!;
    expect([sent.name, sent.traceId, sent.kind]).toEqual(['webhook', trace, 3]);
    expect(Number(attribute(sent, 'http.response.status_code'))).toBe(204);
  });

  it('tells of nobody: no ids, no names, no messages', () => {
    const everything = requests.map(({ text }) => text).join('\n');
    expect(everything).not.toContain(PRIVATE);
    expect(everything).not.toContain('虚构');
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain('127.0.0.1');
    for (const { status, events } of spans()) expect([status?.message, events ?? []]).toEqual([undefined, []]);
  });
});

describe.skipIf(onPostgresql)('a server without a collector', () => {
  it('loads nothing of OpenTelemetry', { timeout: 120_000 }, () =>
    withFolder(async (folder) => {
      const server = startChild({
        PORT: '0',
        YIJIAN_DATA: folder,
        YIJIAN_SEED_SIZE: '0',
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
          "import{registerHooks}from'node:module';registerHooks({resolve(s,c,n){const r=n(s,c);if(/opentelemetry|otel/.test(r.url))process.stderr.write('loaded '+r.url);return r}})",
        )}`,
      });
      await server.ready;
      expect(await stopChild(server)).toBe(0);
      expect(server.said().err).toBe('');
    }),
  );
});
