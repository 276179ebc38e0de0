import type { Draw, DrawPool, DrawWithdrawal } from '@yijian/standard';
import type { Fault } from '../fault.js';
import type { Writer } from '../http/operation.js';
import { faultyRequest } from '../http/problem.js';
import { stampOf } from '../records/stamp-of.js';
import type { Words } from '../words.js';
import { drawConflict, lockedDraw, poolsOf, selectionsOf, storeDraw } from './draw-documents.js';

/** Answers `withdrawFromDraw`: the next ticket takes the place of a subject or an inspector that fell out. */
export const withdrawFromDraw: Writer = async (tx, call) => {
  const { id, body, now } = call;
  const sent = body as unknown as DrawWithdrawal;
  const stored = await lockedDraw(tx, call);
  const { draw } = stored;
  if (draw.status === 'committed' || draw.status === 'cancelled')
    throw drawConflict({
      zh: `抽取 ${id} 的状态为 ${draw.status}：抽取之后才能退出。`,
      en: `The draw ${id} is ${draw.status}: only who was drawn can fall out.`,
    });
  const withdrawal = { ...drawnBy(draw, sent), withdrawnAt: now.toISOString() };
  const next: Draw = { ...draw, withdrawals: [...(draw.withdrawals ?? []), withdrawal] };
  const selections = substituted(next, await poolsOf(tx, draw));
  const progress = { ...draw.progress, selectedCount: selections.length };
  return storeDraw(tx, stored, { ...next, selections, progress }, stampOf(call));
};

/** A withdrawal as it is stored: with the subject as it was drawn. */
function drawnBy(draw: Draw, { subject, officerId, reason, note }: DrawWithdrawal): DrawWithdrawal {
  if (!subject && officerId === undefined)
    throw refused('', 'required', {
      zh: '请指明退出的检查对象（subject）、检查人员（officerId），或者二者。',
      en: 'Name the subject or the inspector (officerId) that fell out, or both.',
    });
  const pairs = (draw.selections ?? []).filter((each) => !subject || each.subject.id === subject.id);
  const [pair] = pairs;
  if (!pair)
    throw refused('/subject/id', 'not-drawn', {
      zh: `对象 ${subject?.id ?? ''} 不在抽取 ${draw.id} 的结果中，或已退出。`,
      en: `The subject ${subject?.id ?? ''} is not in the result of the draw ${draw.id}, or fell out before.`,
    });
  if (officerId !== undefined && !pairs.some(({ officerIds }) => officerIds.includes(officerId)))
    throw refused('/officerId', 'not-drawn', {
      zh: `检查人员 ${officerId} 未被抽取 ${draw.id} 抽中${subject ? `检查对象 ${subject.id}` : ''}，或已退出。`,
      en: `The inspector ${officerId} was not drawn ${subject ? `for the subject ${subject.id} ` : ''}by the draw ${draw.id}, or fell out before.`,
    });
  return {
    ...(subject && { subject: pair.subject }),
    ...(officerId !== undefined && { officerId }),
    reason,
    ...(note !== undefined && { note }),
  };
}

/** @throws ProblemError when too few inspectors are left for a subject */
function substituted(draw: Draw, pools: readonly DrawPool[]): ReturnType<typeof selectionsOf> {
  try {
    return selectionsOf(draw, pools);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(draw.withdrawals?.at(-1)?.officerId === undefined ? '/subject/id' : '/officerId', 'unstaffed', {
      zh: `无人可以递补：${error.message} 请改为退出该对象，或取消抽取。`,
      en: `Nobody can take the place: ${error.message} Withdraw the subject instead, or cancel the draw.`,
    });
  }
}

const refused = (pointer: string, code: string, detail: Words): ReturnType<typeof faultyRequest> => {
  const fault: Fault = { pointer, code, detail };
  return faultyRequest('unprocessable', [fault]);
};
