import { listEntryInForce, type ListedSubject } from '@yijian/rules';
import type { CollectionName } from '@yijian/standard/collections';
import { outOfLimits } from './out-of-limits.js';
import type { Derive, Shows } from './resource.js';

/** Values that the server works out when a record is stored. */
export const derivations: Partial<Record<CollectionName, Derive>> = {
  'monitoring-readings': outOfLimits,
};

/** Records that the public sees only for a time. */
export const showings: Partial<Record<CollectionName, Shows>> = {
  'list-entries': (document, on) => listEntryInForce(document as unknown as ListedSubject, on),
};
