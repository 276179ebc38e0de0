import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CreditSummaries } from '@yijian/standard';
import { caught, caughtKind } from '../../test/caught.js';
import { problem, startServer, type Received, type Reply, type TestServer } from '../../test/test-server.js';
import type { ClientOptions } from '../client-options.js';
import { createTransport } from '../create-transport.js';
import { isYijianError } from '../errors/is-yijian-error.js';
import type { ProblemError } from '../errors/problem-error.js';
import { creditSummaries, type CreditSummariesOfSubjects } from './credit-summaries.js';

let server: TestServer | undefined;
afterEach(() => server?.[Symbol.asyncDispose]());

const scheme = (id: string): CreditSummaries['schemes'][number] =>
  ({
    id,
    name: id,
    jurisdiction: '990100',
    grades: [{ code: 'A' }],
    effectiveFrom: '2024-01-01',
  }) as CreditSummaries['schemes'][number];

/**
 * The summaries as a server gives them: ids that begin with `gone` are missing; even ones were rated under another
 * scheme before.
 */
function summariesOf(ids: string[]): CreditSummaries {
  const known = ids.filter((id) => !id.startsWith('gone'));
  const gone = ids.filter((id) => id.startsWith('gone'));
  return {
    data: known.map((id) => ({
      subject: { kind: 'facility', id },
      status: 'rated',
      schemeId: 'now',
      gradeCode: 'A',
      ...(id.endsWith('0') && { previous: [{ schemeId: 'before', asOf: '2023-01-01' }] }),
    })),
    schemes: [scheme('now'), scheme('before'), scheme('other')],
    ...(gone.length > 0 && { missing: gone.map((id) => ({ id, code: 'not-found', detail: `There is no ${id}.` })) }),
    generatedAt: `2024-05-${String(10 + (ids.length % 10))}T08:00:00+08:00`,
  } as unknown as CreditSummaries;
}

const asked = ({ query }: Received): string[] => query.getAll('subject');

async function connect(
  reply: (request: Received, nth: number) => Reply = (request) => ({ body: summariesOf(asked(request)) }),
  options: Partial<ClientOptions> = {},
): Promise<CreditSummariesOfSubjects & { server: TestServer }> {
  server = await startServer(reply);
  const transport = createTransport({ baseUrl: server.url, retry: { backoffMs: 5 }, ...options });
  return { ...creditSummaries(transport), server };
}

describe('get', () => {
  it('asks for all badges of a turn in one request, each subject once', async () => {
    const { get, server } = await connect();
    const bodies = await Promise.all(['fac-1', 'fac-2', 'fac-1', 'fac-3'].map((id) => get(id)));
    expect(bodies.map(({ data }) => data.map(({ subject }) => subject.id))).toEqual([
      ['fac-1'],
      ['fac-2'],
      ['fac-1'],
      ['fac-3'],
    ]);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/credit-summaries' });
    expect(asked(server.requests[0]!)).toEqual(['fac-1', 'fac-2', 'fac-3']);
  });

  it('answers the body of the read for that subject alone: its summary, the schemes that explain it, the time', async () => {
    const { get } = await connect();
    const [one, ten] = await Promise.all([get('fac-1'), get('fac-10')]);
    expect(one).toEqual({
      data: [{ subject: { kind: 'facility', id: 'fac-1' }, status: 'rated', schemeId: 'now', gradeCode: 'A' }],
      schemes: [scheme('now')],
      generatedAt: '2024-05-12T08:00:00+08:00',
    });
    expect(ten.schemes).toEqual([scheme('now'), scheme('before')]);
  });

  it('makes a request for every 100 subjects', async () => {
    const { get, server } = await connect();
    await Promise.all(Array.from({ length: 1000 }, (_, n) => get(`fac-${n}`)));
    expect(server.requests.map((request) => asked(request).length)).toEqual(Array(10).fill(100));
  });

  it('joins a request in flight for a subject that it holds', async () => {
    const { get, server } = await connect((request) => ({ body: summariesOf(asked(request)), delayMs: 60 }));
    const first = get('fac-1');
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    const [, again, other] = await Promise.all([first, get('fac-1'), get('fac-2')]);
    expect(again.data[0]?.subject.id).toBe('fac-1');
    expect(other.data[0]?.subject.id).toBe('fac-2');
    expect(server.requests.map(asked)).toEqual([['fac-1'], ['fac-2']]);
  });

  it('fails only the caller whose subject is missing', async () => {
    const { get } = await connect();
    const [found, gone] = await Promise.allSettled([get('fac-1'), get('gone-1')]);
    expect(found.status).toBe('fulfilled');
    const error = await caughtKind('problem', Promise.reject((gone as PromiseRejectedResult).reason as Error));
    expect(error).toMatchObject({ status: 404, code: 'not-found', operationId: 'getCreditSummaries' });
    expect(error.message).toMatch(/There is no gone-1\./);
  });

  it('fails every caller of a request that fails', async () => {
    const { get } = await connect(() => problem(500, 'internal'));
    const errors = await Promise.all([caughtKind('problem', get('fac-1')), caughtKind('problem', get('fac-2'))]);
    expect(errors.map(({ code }) => code)).toEqual(['internal', 'internal']);
  });

  it('refuses a bad id by itself, because a server refuses the whole request for it', async () => {
    const { get, server } = await connect();
    const calls = [get('fac-1'), caught(get('')), caught(get('x'.repeat(65)))] as const;
    const [found, ...errors] = await Promise.all(calls);
    expect(found.data).toHaveLength(1);
    for (const error of errors) expect(String(error)).toMatch(/^TypeError: subjectId must be an identifier/);
    expect(server.requests.map(asked)).toEqual([['fac-1']]);
  });

  it('sends nothing for callers that leave in the same turn', async () => {
    const { get, server } = await connect();
    const leaver = new AbortController();
    const leaving = get('fac-1', { signal: leaver.signal });
    const staying = get('fac-2');
    leaver.abort();
    await caughtKind('aborted', leaving);
    await staying;
    expect(server.requests.map(asked)).toEqual([['fac-2']]);
  });

  it('ends the request when its last caller leaves, and asks anew for one that comes later', async () => {
    const { get, server } = await connect((request, nth) =>
      nth === 0 ? { never: true } : { body: summariesOf(asked(request)) },
    );
    const leaver = new AbortController();
    const calls = [get('fac-1', leaver), get('fac-2', leaver)];
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    leaver.abort();
    for (const call of calls) await caughtKind('aborted', call);
    await vi.waitFor(() => expect(server.abandoned).toHaveLength(1));
    expect((await get('fac-1')).data).toHaveLength(1);
  });

  it.each([{ data: [], schemes: [], generatedAt: '2024-05-01T00:00:00Z' }, {}, { data: [{}] }])(
    'names the contract for an answer without the subject: %j',
    async (body) => {
      const { get } = await connect(() => ({ body }));
      await caughtKind('contract', get('fac-1'));
    },
  );

  it('shows the same badges again from memory on 304', async () => {
    const { get, server } = await connect((request) =>
      request.headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { body: summariesOf(asked(request)), headers: { etag: '"1"' } },
    );
    const view = async (): Promise<unknown> => Promise.all(['fac-1', 'fac-2'].map((id) => get(id)));
    expect(await view()).toEqual(await view());
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
  });

  it('gives each caller its own subject, whoever asks, leaves or fails when', async () => {
    const { get, server } = await connect();
    const call = fc.record({
      id: fc.nat(12).map((n) => (n % 5 === 0 ? `gone-${n}` : `fac-${n}`)),
      wait: fc.constantFrom('none', 'none', 'microtask', 'turn'),
      leaves: fc.constantFrom(undefined, undefined, 0, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
        const before = server.requests.length;
        const outcomes: Promise<void>[] = [];
        for (const { id, wait, leaves } of calls) {
          if (wait === 'microtask') await Promise.resolve();
          if (wait === 'turn') await new Promise((resolve) => setTimeout(resolve, 1));
          const leaver = new AbortController();
          if (leaves !== undefined) setTimeout(() => leaver.abort(), leaves);
          outcomes.push(
            get(id, leaver).then(
              ({ data }) =>
                expect([id.startsWith('gone'), data.map(({ subject }) => subject.id)]).toEqual([false, [id]]),
              (error: unknown) => {
                if (!isYijianError(error) || error.kind === 'aborted') expect(leaves).toBeDefined();
                else expect([id.startsWith('gone'), (error as ProblemError).code]).toEqual([true, 'not-found']);
              },
            ),
          );
        }
        await Promise.all(outcomes);
        for (const request of server.requests.slice(before))
          expect(new Set(asked(request)).size).toBe(asked(request).length);
      }),
      { numRuns: 40 },
    );
  }, 20_000);
});

describe('getMany', () => {
  it('asks at once for every 100, each subject once, and puts the answers together in order', async () => {
    const { getMany, server } = await connect();
    const ids = [...Array.from({ length: 205 }, (_, n) => `fac-${n}`), 'gone-1', 'fac-0'];
    const { data, schemes, missing, generatedAt } = await getMany(ids);
    expect(server.requests.map((request) => asked(request).length).sort()).toEqual([100, 100, 6]);
    expect(data.map(({ subject }) => subject.id)).toEqual(ids.slice(0, 205));
    expect(schemes.map(({ id }) => id)).toEqual(['now', 'before', 'other']);
    expect(missing).toEqual([{ id: 'gone-1', code: 'not-found', detail: 'There is no gone-1.' }]);
    expect(generatedAt).toBe('2024-05-16T08:00:00+08:00');
  });

  it('has no `missing` when nothing is', async () => {
    const { getMany } = await connect();
    expect(await getMany(['fac-1'])).not.toHaveProperty('missing');
  });

  it('refuses an empty list and bad ids', async () => {
    const { getMany, server } = await connect();
    expect(String(await caught(getMany([])))).toMatch(/at least one subject/);
    expect(await caught(getMany(['fac-1', '']))).toBeInstanceOf(TypeError);
    expect(server.requests).toEqual([]);
  });
});

describe('many users of one program', () => {
  it.each([true, false])('gets each the answer to their own token (cache: %s)', async (cache) => {
    const user = new AsyncLocalStorage<string>();
    const { get } = await connect(
      (request) => {
        const body = summariesOf(asked(request));
        const gradeCode = request.headers.authorization ?? 'anonymous';
        return { body: { ...body, data: body.data.map((summary) => ({ ...summary, gradeCode })) } };
      },
      { token: () => user.getStore(), cache },
    );
    const users = ['alice', 'bob', 'alice', 'carol'];
    const answers = await Promise.all(users.map((name) => user.run(name, () => get('fac-1'))));
    expect(answers.map(({ data }) => data[0]?.gradeCode)).toEqual(users.map((name) => `Bearer ${name}`));
  });
});

it.each([{ data: [null] }, { data: [{}] }, { data: [{ subject: null }] }, { data: [], schemes: [null] }])(
  'takes %j for no summaries',
  async (part) => {
    const { get } = await connect(() => ({ body: { schemes: [], generatedAt: '2024-05-10', ...part } }));
    await caughtKind('contract', get('fac-1'));
  },
);
