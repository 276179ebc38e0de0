import * as collections from '@yijian/standard/resources';
import type { Transport } from '../create-transport.js';
import { resource, type ResourceOf } from './resource.js';

/** The records of every collection of the standard, by its name in camel case. */
export type AllResources = {
  readonly [
    Name in keyof typeof collections as (typeof collections)[Name] extends collections.CollectionReads<string, string>
      ? Name
      : never
  ]: ResourceOf<(typeof collections)[Name]>;
};

export const allResources = (transport: Transport): AllResources =>
  Object.fromEntries(
    Object.entries(collections).map(([name, operations]) => [name, resource(transport, operations)]),
  ) as unknown as AllResources;
