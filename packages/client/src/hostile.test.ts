/** What the client promises when the server, or something between, behaves badly. */
import { afterEach, describe, expect, it } from 'vitest';
import { caughtKind } from '../test/caught.js';
import { answer, startHostileServer, type HostileServer, type Mischief } from '../test/hostile-server.js';
import { createClient, type ClientOptions, type YijianClient } from './index.js';

const TOKEN = 'secret-token-0123456789';
const facility = { id: 'fac-1', name: '虚构医院' };
const whole = answer(facility);
const servers: HostileServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server[Symbol.asyncDispose]()));
});

async function start(mischief: Mischief): Promise<HostileServer> {
  const server = await startHostileServer(mischief);
  servers.push(server);
  return server;
}

async function connect(
  mischief: Mischief,
  options: Partial<ClientOptions> = {},
): Promise<{ client: YijianClient; server: HostileServer }> {
  const server = await start(mischief);
  const client = createClient({ baseUrl: server.url, token: TOKEN, retry: { backoffMs: 5 }, ...options });
  return { client, server };
}

describe('a connection that drops', () => {
  const half = answer(facility, { headers: { 'content-length': '500' } });

  it('in mid-body is no answer: it is asked again, and then the answer is whole', async () => {
    const { client, server } = await connect((socket, _, nth) =>
      nth < 2 ? socket.write(half, () => socket.destroy()) : socket.write(whole),
    );
    expect(await client.facilities.get('fac-1')).toEqual(facility);
    expect(server.requests).toHaveLength(3);
  });

  it('each time rejects with a network error, after as many attempts as were allowed', async () => {
    const { client, server } = await connect((socket) => socket.write(half, () => socket.destroy()));
    await caughtKind('network', client.facilities.get('fac-1'));
    expect(server.requests).toHaveLength(3);
  });

  it('before a word, or after words that are no HTTP, rejects with a network error', async () => {
    for (const words of ['', 'hello\r\n\r\n', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n', 'HTTP/9.9 xyz\r\n\r\n']) {
      const { client } = await connect((socket) => socket.end(words), { retry: false });
      await caughtKind('network', client.facilities.get('fac-1'));
    }
  });

  it('within an export is taken up behind the last whole record, and no record comes twice or is lost', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => JSON.stringify({ id: `fac-${String(n).padStart(2, '0')}` }));
    const { client, server } = await connect((socket, { path }) => {
      const after = new URL(path, 'http://x').searchParams.get('afterId');
      const from = after === null ? 0 : Number(after.slice(4)) + 1;
      const rest = lines
        .slice(from)
        .map((line) => `${line}\n`)
        .join('');
      const isLast = from >= 30;
      const told = answer(rest, { headers: { 'content-type': 'application/x-ndjson' } });
      if (isLast) socket.write(told);
      // Ten records and half of the next.
      else socket.write(told.slice(0, told.length - rest.length + 17 * 10 + 6), () => socket.destroy());
    });
    const ids: string[] = [];
    for await (const { id } of client.exports('facilities')) ids.push(id);
    expect(ids).toEqual(lines.map((line) => (JSON.parse(line) as { id: string }).id));
    expect(server.requests.length).toBeGreaterThan(2);
  });
});

describe('a length that is a lie', () => {
  it('too short cuts the JSON, and is a breach of contract, not a wrong record', async () => {
    const { client } = await connect((socket) =>
      socket.write(answer(facility, { headers: { 'content-length': '15', connection: 'close' } })),
    );
    const error = await caughtKind('contract', client.facilities.get('fac-1'));
    expect(error.message).toContain('not JSON');
  });

  it('too long, with an open connection, ends in a time-out, and the connection is closed', async () => {
    const { client, server } = await connect(
      (socket) => socket.write(answer(facility, { headers: { 'content-length': '500' } })),
      { timeoutMs: 80, retry: false },
    );
    await caughtKind('timeout', client.facilities.get('fac-1'));
    await expect.poll(() => server.connections.size).toBe(0);
  });
});

describe('an answer that drips', () => {
  it('ends in a time-out however many bytes come, and the connection is closed', async () => {
    const { client, server } = await connect(
      (socket) => {
        socket.write(
          'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n',
        );
        const drip = setInterval(() => socket.write('1\r\n \r\n'), 10);
        socket.on('close', () => clearInterval(drip));
      },
      { timeoutMs: 150, retry: false },
    );
    await caughtKind('timeout', client.facilities.get('fac-1'));
    await expect.poll(() => server.connections.size).toBe(0);
  });

  it('leaves a caller free to go', async () => {
    const { client, server } = await connect((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-type: applic'));
    const controller = new AbortController();
    const call = client.facilities.get('fac-1', { signal: controller.signal });
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    await caughtKind('aborted', call);
    await expect.poll(() => server.connections.size).toBe(0);
  });
});

describe('what is not what it says', () => {
  const html = '<!doctype html><title>请登录</title>';

  it.each([
    ['a page of HTML', html, { 'content-type': 'text/html' }, 'text/html'],
    ['JSON that says it is text', JSON.stringify(facility), { 'content-type': 'text/plain' }, 'text/plain'],
    ['a page that says it is JSON', html, {}, 'not JSON'],
    ['JSON cut short', '{"id":"fac-1"', {}, 'not JSON'],
    ['two values of JSON', '{}{}', {}, 'not JSON'],
    ['a list', '[]', {}, 'not an object'],
    ['null', 'null', {}, 'not an object'],
    ['nothing', '', {}, 'without a body'],
  ])('%s is a breach of contract, told once', async (_, body, headers, message) => {
    const { client, server } = await connect((socket) => socket.write(answer(body, { headers })));
    const error = await caughtKind('contract', client.facilities.get('fac-1'));
    expect(error.message).toContain(message);
    expect(error.operationId).toBe('getFacility');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a page of a gateway', answer(html, { status: 502, headers: { 'content-type': 'text/html' } }), 502, 'http-502'],
    [
      'a problem document of nonsense',
      answer(
        { status: 'x', code: 7, errors: 'y' },
        { status: 418, headers: { 'content-type': 'application/problem+json' } },
      ),
      418,
      'http-418',
    ],
    [
      'a problem document that is null',
      answer('null', { status: 404, headers: { 'content-type': 'application/problem+json' } }),
      404,
      'http-404',
    ],
  ])('%s is a problem with its status', async (_, bytes, status, code) => {
    const { client } = await connect((socket) => socket.write(bytes), { retry: false });
    const error = await caughtKind('problem', client.facilities.get('fac-1'));
    expect([error.status, error.code]).toEqual([status, code]);
    expect(error.pointers).toEqual([]);
  });

  it('that repeats the token does not get it into an error', async () => {
    const { client } = await connect(
      (socket, { headers }) =>
        socket.write(
          answer(
            { type: 'x', title: 'no', status: 403, code: 'forbidden', detail: headers['authorization'] },
            { status: 403, headers: { 'content-type': 'application/problem+json' } },
          ),
        ),
      { retry: false },
    );
    const error = await caughtKind('problem', client.facilities.get('fac-1'));
    expect(error.message + JSON.stringify(error) + String(error.stack)).not.toContain(TOKEN);
  });
});

describe('a storm of 429', () => {
  const busy = (after: string): string =>
    answer(
      { type: 'x', title: 'busy', status: 429, code: 'too-many-requests' },
      { status: 429, headers: { 'content-type': 'application/problem+json', 'retry-after': after } },
    );

  it('is kept away from: nobody comes back before the time that the server asked for', async () => {
    const times: number[] = [];
    const { client } = await connect((socket) => {
      times.push(performance.now());
      socket.write(times.length < 3 ? busy('1') : whole);
    });
    expect(await client.facilities.get('fac-1')).toEqual(facility);
    // A timer may ring a little before its time.
    for (const [nth, time] of times.slice(1).entries()) expect(time - times[nth]!).toBeGreaterThan(990);
  });

  it('that asks for more time than there is ends at once, with what the server said', async () => {
    const { client, server } = await connect((socket) => socket.write(busy('3600')), { totalTimeoutMs: 5000 });
    const error = await caughtKind('problem', client.facilities.get('fac-1'));
    expect([error.code, error.retryAfterMs]).toEqual(['too-many-requests', 3_600_000]);
    expect(server.requests).toHaveLength(1);
  });

  it('upon a hundred callers makes no more than their attempts', async () => {
    const { client, server } = await connect((socket) => socket.write(busy('0')));
    const calls = Array.from({ length: 100 }, (_, n) => caughtKind('problem', client.facilities.get(`fac-${n}`)));
    expect((await Promise.all(calls)).every(({ code }) => code === 'too-many-requests')).toBe(true);
    expect(server.requests).toHaveLength(300);
  });
});

describe('cursors that go nowhere', () => {
  const page = (nextCursor: string): string => answer({ data: [facility], page: { limit: 1, nextCursor } });

  it('the same one again ends the list with a breach of contract', async () => {
    const { client, server } = await connect((socket) => socket.write(page('same')));
    const error = await caughtKind('contract', client.facilities.list().toArray({ limit: 1000 }));
    expect(error.message).toContain('cursor');
    expect(server.requests).toHaveLength(2);
  });

  it('a ring of them ends it, too', async () => {
    const { client, server } = await connect((socket, _, nth) => socket.write(page(['a', 'b', 'c'][nth % 3]!)));
    await caughtKind('contract', client.facilities.list().toArray({ limit: 1000 }));
    expect(server.requests).toHaveLength(4);
  });

  it('of a feed that says there is more, too', async () => {
    const { client } = await connect((socket) =>
      socket.write(answer({ data: [], page: { limit: 1, nextCursor: 'same', caughtUp: false } })),
    );
    const follow = async (): Promise<void> => {
      for await (const _ of client.changes.follow());
    };
    await caughtKind('contract', follow());
  });
});

describe('a redirection to another origin', () => {
  const to = (url: string, status: number): string =>
    answer('', { status, headers: { location: `${url}/facilities/fac-1` } });

  it('does not take the token there', async () => {
    const other = await start((socket) => socket.write(whole));
    const { client, server } = await connect((socket) => socket.write(to(other.url, 302)));
    await client.facilities.get('fac-1').catch(() => undefined);
    expect(server.requests[0]?.headers['authorization']).toBe(`Bearer ${TOKEN}`);
    expect(other.requests.map(({ headers }) => headers['authorization'])).not.toContain(`Bearer ${TOKEN}`);
  });

  it.each([301, 302, 303, 307, 308])('with %i does not take what is written there', async (status) => {
    const other = await start((socket) => socket.write(whole));
    const { client } = await connect((socket) => socket.write(to(other.url, status)), { retry: false });
    await caughtKind('network', client.facilities.create({ ...facility, regionCode: '990121' } as never));
    expect(other.requests).toEqual([]);
  });

  it('in a ring ends', async () => {
    const { client } = await connect(
      (socket) => socket.write(answer('', { status: 302, headers: { location: '/v1/facilities/fac-1' } })),
      {
        retry: false,
      },
    );
    await caughtKind('network', client.facilities.get('fac-1'));
  });
});

describe('ten thousand callers at once', () => {
  const callers = 10_000;

  it('of one record send one request, and each has an object of its own', async () => {
    const { client, server } = await connect((socket) => socket.write(whole));
    const found = await Promise.all(Array.from({ length: callers }, () => client.facilities.get('fac-1')));
    expect(found.every(({ id }) => id === 'fac-1')).toBe(true);
    expect(new Set(found).size).toBe(callers);
    expect(server.requests).toHaveLength(1);
  });

  it('of as many badges send a hundred requests; those that go away, and the one that fails, harm no other', async () => {
    const { client, server } = await connect(
      (socket, { path }) => {
        const ids = new URL(path, 'http://x').searchParams.getAll('subject');
        if (ids.includes('s-77')) socket.destroy();
        else
          socket.write(
            answer({
              data: ids.map((id) => ({ subject: { id }, status: 'current' })),
              schemes: [],
              generatedAt: '2024-05-01T00:00:00Z',
            }),
          );
      },
      { retry: false },
    );
    const going = new AbortController();
    const calls = Array.from({ length: callers }, (_, n) =>
      client.creditSummaries.get(`s-${n}`, n % 4 === 3 ? { signal: going.signal } : {}),
    );
    going.abort();
    const settled = await Promise.allSettled(calls);
    const failed = settled.flatMap((outcome, n) => (outcome.status === 'rejected' ? [n] : []));
    // A quarter went away; the callers of the failed batch that stayed were told.
    expect(failed.filter((n) => n % 4 === 3)).toHaveLength(callers / 4);
    expect(failed.filter((n) => n % 4 !== 3).length).toBeLessThanOrEqual(100);
    for (const [n, outcome] of settled.entries())
      if (outcome.status === 'fulfilled') expect(outcome.value.data[0]?.subject.id).toBe(`s-${n}`);
    expect(server.requests.length).toBeLessThanOrEqual(100);
  });
});
