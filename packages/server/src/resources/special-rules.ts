import { type ListedSubject, listEntryTerm, penaltyPublicTerm } from '@yijian/rules';
import type { CollectionName } from '@yijian/standard/collections';
import { outOfLimits } from './out-of-limits.js';
import type { Derive, Resource } from './resource.js';

/** Values that the server works out when a record is stored. */
export const derivations: Partial<Record<CollectionName, Derive>> = {
  'monitoring-readings': outOfLimits,
};

/** Records that the public sees only for a time. */
export const publicTerms: Partial<Record<CollectionName, Resource['publicTerm']>> = {
  'list-entries': (document) => listEntryTerm(document as unknown as ListedSubject),
  penalties: penaltyPublicTerm,
};
