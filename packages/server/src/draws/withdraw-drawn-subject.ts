import type { Draw, DrawWithdrawal } from '@yijian/standard';
import type { Writer } from '../http/operation.js';
import { faultyRequest } from '../http/problem.js';
import { drawConflict, lockedDraw, poolsOf, selectionsOf, storeDraw } from './draw-documents.js';

/** Answers `withdrawDrawnSubject`: the next ticket of the tier takes the place of a subject that fell out. */
export const withdrawDrawnSubject: Writer = async (tx, call) => {
  const { id, body, now } = call;
  const { subject, reason, note } = body as unknown as DrawWithdrawal;
  const stored = await lockedDraw(tx, call);
  const { draw } = stored;
  if (draw.status === 'committed' || draw.status === 'cancelled')
    throw drawConflict({
      zh: `抽取 ${id} 的状态为 ${draw.status}：只有已抽取的对象才能退出。`,
      en: `The draw ${id} is ${draw.status}: only subjects that were drawn can fall out.`,
    });
  const drawn = draw.selections?.find((each) => each.subject.id === subject.id);
  if (!drawn)
    throw faultyRequest('unprocessable', [
      {
        pointer: '/subject/id',
        code: 'not-drawn',
        detail: {
          zh: `对象 ${subject.id} 不在抽取 ${id} 的结果中，或已退出。`,
          en: `The subject ${subject.id} is not in the result of the draw ${id}, or fell out before.`,
        },
      },
    ]);
  const withdrawal = {
    subject: drawn.subject,
    reason,
    withdrawnAt: now.toISOString(),
    ...(note !== undefined && { note }),
  };
  const next: Draw = { ...draw, withdrawals: [...(draw.withdrawals ?? []), withdrawal] };
  const selections = selectionsOf(next, await poolsOf(tx, draw));
  const progress = { ...draw.progress, selectedCount: selections.length };
  return storeDraw(tx, stored, { ...next, selections, progress }, call);
};
