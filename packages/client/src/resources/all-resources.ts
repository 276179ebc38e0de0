import { collections } from '@yijian/standard/resources';
import type * as named from '@yijian/standard/resources';
import type { Transport } from '../create-transport.js';
import { resource, type ResourceOf } from './resource.js';

/** The records of every collection of the standard, by its name in camel case. */
export type AllResources = {
  readonly [
    Name in keyof typeof named as (typeof named)[Name] extends named.CollectionReads<string, string> ? Name : never
  ]: ResourceOf<(typeof named)[Name]>;
};

/** The records of every collection, named after the operation that lists them. */
export const allResources = (transport: Transport): AllResources =>
  Object.fromEntries(
    collections.map((operations) => [
      operations.list.operationId.replace(/^list(.)/, (_, initial: string) => initial.toLowerCase()),
      resource(transport, operations),
    ]),
  ) as unknown as AllResources;
