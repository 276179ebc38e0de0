import type { Call } from '../http/operation.js';
import type { Stamp } from './record.js';

/** What the history keeps of a call. */
export const stampOf = ({ now, caller, reason }: Pick<Call, 'now' | 'caller' | 'reason'>): Stamp => ({
  at: now,
  by: caller.name,
  ...(reason !== undefined && { reason }),
});
