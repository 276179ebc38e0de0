import { recomputeDraw } from '@yijian/rules';
import type { Draw, DrawExecution } from '@yijian/standard';
import type { Writer } from '../http/operation.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { drawDigests } from './draw-digests.js';
import { drawConflict, lockedDraw, poolsOf, selectionsOf, storeDraw } from './draw-documents.js';
import { drawSeed } from './draw-seed.js';

/** Answers `carryOutDraw`: reveals the seed of a prepared draw, and stores the result. */
export const carryOutDraw: Writer = async (tx, call) => {
  const { id, body, now } = call;
  const { publicRandomness } = body as DrawExecution;
  const stored = await lockedDraw(tx, call);
  const { draw } = stored;
  if (draw.status !== 'committed')
    throw drawConflict({
      zh: `抽取 ${id} 的状态为 ${draw.status}：一次抽取只执行一次。`,
      en: `The draw ${id} is ${draw.status}: a draw is carried out once.`,
    });
  const seed = await drawSeed(tx, id);
  if (seed === undefined)
    throw drawConflict({
      zh: `抽取 ${id} 不是由本服务准备的，本服务没有其种子；请以 PUT 写入种子和结果。`,
      en: `The draw ${id} was not prepared by this server, which has no seed of it; store seed and result by PUT.`,
    });
  if ((publicRandomness === undefined) !== (draw.publicRandomnessSource === undefined))
    throw faultyRequest('unprocessable', [
      {
        pointer: '/publicRandomness',
        code: 'randomness',
        detail: draw.publicRandomnessSource
          ? {
              zh: `请给出事先指明的公开随机数：${draw.publicRandomnessSource}。`,
              en: `Give the public randomness that was named beforehand: ${draw.publicRandomnessSource}.`,
            }
          : {
              zh: '准备时未指明公开随机数来源，抽取时不得再加入。',
              en: 'No source of public randomness was named beforehand, so that none may be mixed in now.',
            },
      },
    ]);
  const pools = await poolsOf(tx, draw);
  const [changed, ...more] = recomputeDraw(draw, pools, drawDigests);
  if (changed)
    throw new ProblemError(
      'conflict',
      { zh: `不予抽取，种子未公布：${changed.zh}`, en: `Not drawn, and the seed is not revealed: ${changed.en}` },
      { faults: [changed, ...more].map(({ pointer, zh, en }) => ({ pointer, code: 'frozen', detail: { zh, en } })) },
    );
  const revealed: Draw = {
    ...draw,
    seed,
    ...(publicRandomness !== undefined && { publicRandomness }),
    drawnAt: now.toISOString(),
    revealedAt: now.toISOString(),
    status: 'drawn',
  };
  const selections = selectionsOf(revealed, pools);
  const subjects = pools.filter(({ kind }) => kind === 'subjects').flatMap(({ members }) => members);
  const out = (draw.exclusions ?? [])
    .filter(({ officerId }) => officerId === undefined)
    .map(({ subject }) => subject?.id);
  const base = new Set(subjects.map(({ subject }) => subject?.id).filter((each) => !out.includes(each)));
  return storeDraw(
    tx,
    stored,
    { ...revealed, selections, progress: { baseCount: base.size, selectedCount: selections.length } },
    call,
  );
};
