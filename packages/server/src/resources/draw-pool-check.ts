import { poolDigest } from '@yijian/rules';
import type { DrawPool } from '@yijian/standard';
import { drawDigests } from '../draws/draw-digests.js';
import type { Fault } from '../fault.js';
import type { Check } from './resource.js';

/** Holds a pool to its digest and number, and keeps its members as they are: a draw may rest on them. */
export const drawPoolCheck: Check = async (document, lookUp) => {
  const pool = document as unknown as DrawPool;
  const digest = poolDigest(pool, drawDigests);
  const stored = (await lookUp('draw-pools', pool.id)) as DrawPool | undefined;
  const faults: Fault[] = [];
  if (stored && (stored.kind !== pool.kind || poolDigest(stored, drawDigests) !== digest))
    faults.push({
      pointer: '/members',
      code: 'frozen',
      detail: {
        zh: '名录库的成员不作修改；请另建名录库，并在本记录的 replacedById 中指明。',
        en: 'The members of a pool do not change; store a new pool and name it in replacedById here.',
      },
    });
  if (pool.sha256 !== undefined && pool.sha256 !== digest)
    faults.push({
      pointer: '/sha256',
      code: 'digest',
      detail: { zh: `成员摘要值应为 ${digest}。`, en: `The digest of the members is ${digest}.` },
    });
  if (pool.memberCount !== undefined && pool.memberCount !== pool.members.length)
    faults.push({
      pointer: '/memberCount',
      code: 'count',
      detail: { zh: `成员数应为 ${pool.members.length}。`, en: `The number of members is ${pool.members.length}.` },
    });
  return faults;
};
