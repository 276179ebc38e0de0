import type { Change } from '@yijian/standard';
import type { StoredChange } from './feed.js';

/** A change as readers are told of it. */
export const changeOf = ({
  sequence,
  resource,
  record_id,
  version,
  withdrawn,
  stored_at,
}: Omit<StoredChange, 'moment' | 'document'>): Change => ({
  id: sequence,
  collection: resource,
  recordId: record_id,
  action: withdrawn ? 'withdrawn' : version === 1 ? 'created' : 'replaced',
  version,
  changedAt: stored_at.toISOString(),
});
