import { isDeepStrictEqual } from 'node:util';
import { drawAlgorithm, preparationOf, recomputeDraw } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { drawDigests } from '../draws/draw-digests.js';
import type { Fault } from '../fault.js';
import type { Check } from './resource.js';

/** Properties of a draw that, once published, stay as they are. */
const lasting = [
  'committedAt',
  'preparationSha256',
  'publicRandomness',
  'drawnAt',
  'seed',
  'revealedAt',
  'cancelledAt',
  'cancellationReason',
] as const;

/** The states of a draw in their order. */
const states = ['committed', 'drawn', 'published', 'cancelled'];

/** Holds a draw to what was published of it before, and its result to what the algorithm makes. */
export const drawCheck: Check = async (document, lookUp) => {
  const draw = document as unknown as Draw;
  const stored = (await lookUp('draws', draw.id)) as Draw | undefined;
  const faults = stored ? changedFaults(stored, draw) : [];
  if (draw.status === 'cancelled' && draw.cancellationReason === undefined)
    faults.push({
      pointer: '/cancellationReason',
      code: 'required',
      detail: { zh: '取消抽取须说明原因。', en: 'A draw is cancelled for a stated reason.' },
    });
  if (faults.length > 0 || draw.algorithm !== drawAlgorithm) return faults;
  // Of a cancelled one too: whoever prepared it could otherwise try seeds in secret until one pleases.
  if (draw.status !== 'committed' && draw.seed === undefined)
    return [
      {
        pointer: '/seed',
        code: 'required',
        detail: {
          zh: '抽取或取消之后须公布种子；由本服务准备的抽取请用 POST …/result 或 …/cancellation。',
          en: 'A draw that was made or cancelled reveals its seed; of one that this server prepared, use POST …/result or …/cancellation.',
        },
      },
    ];
  const ids = [...(draw.subjectPools ?? []), ...(draw.inspectorPools ?? [])].map(({ poolId }) => poolId);
  const pools = await Promise.all(ids.map((id) => lookUp('draw-pools', id)));
  // Pools that do not exist are told by the check of references.
  if (pools.includes(undefined)) return [];
  return recomputeDraw(draw, pools as unknown as DrawPool[], drawDigests).map(({ pointer, zh, en }) => ({
    pointer,
    code: 'draw',
    detail: { zh, en },
  }));
};

function changedFaults(stored: Draw, draw: Draw): Fault[] {
  const faults: Fault[] = lasting
    .filter((name) => stored[name] !== undefined && stored[name] !== draw[name])
    .map((name) => frozen(`/${name}`));
  const before = preparationOf(stored) as Record<string, unknown>;
  const after = preparationOf(draw) as Record<string, unknown>;
  for (const name of Object.keys(before))
    if (name !== 'drawId' && !isDeepStrictEqual(before[name], after[name])) faults.push(frozen(`/${name}`));
  const [kept, sent] = [stored.withdrawals ?? [], draw.withdrawals ?? []];
  const other = kept.findIndex((each, index) => !isDeepStrictEqual(each, sent[index]));
  if (other >= 0) faults.push(frozen(`/withdrawals/${other}`));
  if (states.includes(stored.status) && states.indexOf(draw.status) < states.indexOf(stored.status))
    faults.push(frozen('/status'));
  return faults;
}

const frozen = (pointer: string): Fault => ({
  pointer,
  code: 'frozen',
  detail: {
    zh: '该内容已随抽取公布，不得更改；抽取有误时请取消（并说明原因）后另行抽取。',
    en: 'This was published with the draw and does not change; cancel a draw that is wrong, for a stated reason, and make another.',
  },
});
