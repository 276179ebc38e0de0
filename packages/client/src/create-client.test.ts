import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  CreditSummaries,
  Facility,
  FacilityPage,
  PlanMatrix,
  ProblemItem,
  Timeline,
  TimelineEvent,
  Unit,
} from '@yijian/standard';
import { operations } from '@yijian/standard/operations';
import { startServer } from '../test/test-server.js';
import { createClient, isYijianError, type ClientOptions, type Paged, type YijianClient } from './index.js';

describe('the surface', () => {
  it('has a call for every operation of the standard', async () => {
    await using server = await startServer(() => ({
      body: { data: [], schemes: [], page: { limit: 1 }, generatedAt: '' },
    }));
    const { root, creditSummaries, ...resources } = createClient({ baseUrl: server.url });
    await root();
    await creditSummaries.getMany(['s']);
    const any = {} as never;
    const calls: Record<string, (call: (...args: never[]) => PromiseLike<unknown>) => PromiseLike<unknown>> = {
      list: (list) => list(),
      get: (get) => get('x' as never),
      create: (create) => create(any),
      put: (put) => put('x' as never, any),
      timeline: (timeline) => timeline('x' as never),
      matrix: (matrix) => matrix('x' as never),
      putMatrix: (putMatrix) => putMatrix('x' as never, any),
    };
    for (const resource of Object.values(resources))
      for (const [name, call] of Object.entries(resource))
        await calls[name]!(call as (...args: never[]) => PromiseLike<unknown>);
    const templates = Object.values(operations).map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, 'x')}`);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(templates.sort());
  });

  it('sends nothing when it is made', async () => {
    await using server = await startServer(() => ({ body: {} }));
    createClient({ baseUrl: server.url });
    expect(server.requests).toEqual([]);
  });

  it('pages through a list by its cursors, with the filters of the first page', async () => {
    const ids = Array.from({ length: 7 }, (_, n) => `fac-${n}`);
    await using server = await startServer(({ query }) => {
      const limit = Number(query.get('limit'));
      const from = Number(query.get('cursor') ?? 0);
      const next = from + limit < ids.length ? { nextCursor: String(from + limit) } : {};
      return { body: { data: ids.slice(from, from + limit).map((id) => ({ id })), page: { limit, ...next } } };
    });
    const { facilities } = createClient({ baseUrl: server.url });
    const seen: string[] = [];
    for await (const { id } of facilities.list({ regionCode: '990121', limit: 3 })) seen.push(id);
    expect(seen).toEqual(ids);
    expect(server.requests.map(({ query }) => query.toString())).toEqual([
      'regionCode=990121&limit=3',
      'regionCode=990121&limit=3&cursor=3',
      'regionCode=990121&limit=3&cursor=6',
    ]);
    expect(await facilities.list({ limit: 3, cursor: '6' }).toArray({ limit: 9 })).toEqual([{ id: 'fac-6' }]);
  });
});

describe('the types', () => {
  // Never called: what counts is that it compiles.
  const typed = async (client: YijianClient, facility: Facility): Promise<void> => {
    expectTypeOf(client.facilities.get('x')).resolves.toEqualTypeOf<Facility>();
    expectTypeOf(client.facilities.list()).toEqualTypeOf<Paged<FacilityPage>>();
    expectTypeOf(await client.facilities.list()).toEqualTypeOf<FacilityPage>();
    for await (const item of client.facilities.list()) expectTypeOf(item).toEqualTypeOf<Facility>();
    for await (const page of client.facilities.list().pages()) expectTypeOf(page).toEqualTypeOf<FacilityPage>();
    expectTypeOf(client.facilities.list().toArray({ limit: 3 })).resolves.toEqualTypeOf<Facility[]>();
    expectTypeOf(await client.facilities.timeline('x', { kind: ['inspection'] })).toEqualTypeOf<Timeline>();
    for await (const event of client.facilities.timeline('x')) expectTypeOf(event).toEqualTypeOf<TimelineEvent>();
    expectTypeOf(client.plans.matrix('x')).resolves.toEqualTypeOf<PlanMatrix>();
    expectTypeOf(client.creditSummaries.get('x')).resolves.toEqualTypeOf<CreditSummaries>();
    expectTypeOf(client.creditSummaries.getMany).parameter(0).toEqualTypeOf<readonly string[]>();
    expectTypeOf(client.facilities.create(facility)).resolves.toEqualTypeOf<Facility>();
    expectTypeOf(client.units.put).parameter(1).toEqualTypeOf<Unit>();
    expectTypeOf(client.facilities.list).parameter(0).exclude<undefined>().toHaveProperty('regionCode');

    // @ts-expect-error: not a parameter of this list
    client.facilities.list({ jurisdiction: '990100' });
    // @ts-expect-error: a number, not a text
    client.facilities.list({ limit: '20' });
    expectTypeOf(client.plans).not.toHaveProperty('put');
    // @ts-expect-error: a facility needs its fields
    await client.facilities.create({ id: 'x' });
    expectTypeOf<Parameters<Paged<FacilityPage>['toArray']>>().toEqualTypeOf<[{ readonly limit: number }]>();
  };
  const options = (given: ClientOptions): void => {
    createClient({ baseUrl: '/v1', token: async () => Promise.resolve('x'), fetch: globalThis.fetch, retry: false });
    createClient({ ...given, token: undefined, signal: undefined } as ClientOptions);
    // @ts-expect-error: an address is needed
    createClient({});
  };
  const narrowed = (error: unknown): string | undefined => {
    if (!isYijianError(error)) return undefined;
    switch (error.kind) {
      case 'problem':
        expectTypeOf(error.problem.errors).toEqualTypeOf<ProblemItem[] | undefined>();
        expectTypeOf(error.pointers).toEqualTypeOf<readonly (readonly string[])[]>();
        return error.code;
      case 'network':
      case 'timeout':
      case 'aborted':
      case 'contract':
        // @ts-expect-error: only a problem has a code
        return error.code as string;
      default:
        return error satisfies never;
    }
  };

  it('are inferred from the standard', () => {
    expect([typed, options, narrowed].every((check) => typeof check === 'function')).toBe(true);
  });
});
