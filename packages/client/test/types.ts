/** What the types promise. The compiler checks it (`tsconfig.check.json`); nothing runs it. */
import { expectTypeOf } from 'vitest';
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
import { getPlanMatrix, listFacilities } from '../src/operations.js';
import { createClient, isYijianError, type ClientOptions, type Paged, type YijianClient } from '../src/index.js';

/** What a caller gets and must give. */
export const calls = async (client: YijianClient, facility: Facility): Promise<void> => {
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

  expectTypeOf(client.request('GET', '/facilities/{facilityId}')).resolves.toEqualTypeOf<Facility>();
  expectTypeOf(client.request('GET', '/x-vendor/permits')).resolves.toBeUnknown();
  // @ts-expect-error: no path of the standard, nor one of a vendor
  await client.request('GET', '/facilitys');
  expectTypeOf(listFacilities(client.transport)).toEqualTypeOf<Paged<FacilityPage>>();
  expectTypeOf(getPlanMatrix(client.transport, 'x')).resolves.toEqualTypeOf<PlanMatrix>();
  expectTypeOf(client.facilities.get('x', { onNewer: (newer) => expectTypeOf(newer).toEqualTypeOf<Facility>() }));

  // @ts-expect-error: not a parameter of this list
  client.facilities.list({ jurisdiction: '990100' });
  // @ts-expect-error: a number, not a text
  client.facilities.list({ limit: '20' });
  expectTypeOf(client.plans).not.toHaveProperty('put');
  // @ts-expect-error: a facility needs its fields
  await client.facilities.create({ id: 'x' });
  expectTypeOf<Parameters<Paged<FacilityPage>['toArray']>>().toEqualTypeOf<[{ readonly limit: number }]>();
};
/** What makes a client. */
export const options = (given: ClientOptions): void => {
  createClient({ baseUrl: '/v1', token: async () => Promise.resolve('x'), fetch: globalThis.fetch, retry: false });
  createClient({ ...given, token: undefined, signal: undefined } as ClientOptions);
  // @ts-expect-error: an address is needed
  createClient({});
};
/** How an error is told apart. */
export const errors = (error: unknown): string | undefined => {
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
