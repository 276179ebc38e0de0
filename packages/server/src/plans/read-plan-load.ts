import { planLoad } from '@yijian/rules';
import type { PlanMatrix } from '@yijian/standard';
import type { Reader } from '../http/operation.js';
import { faultyRequest } from '../http/problem.js';
import { inSnapshot } from '../reads/snapshot.js';
import { dayInChina } from '../reads/today.js';
import { absence } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import { composeMatrix } from './read-plan-matrix.js';

/** Answers `getPlanLoad`. */
export const readPlanLoad: Reader = (db, { id, query, caller, now }) =>
  inSnapshot(db, async (snapshot) => {
    const matrix = await composeMatrix(snapshot, id);
    if (!matrix) throw await absence(snapshot, resources.plans, id, { caller, now });
    const { textId, asOf = dayInChina(now) } = query as { textId?: string; asOf?: string };
    requireText(matrix, textId);
    return { status: 200, schema: 'PlanLoad', value: planLoad(matrix, asOf, textId) };
  });

/** @throws ProblemError `bad-request` for a part that the document does not have */
function requireText({ plan, assignments }: PlanMatrix, textId: string | undefined): void {
  const texts = [
    ...new Set([...(plan.texts ?? []), ...assignments].map((item) => ('textId' in item ? item.textId : item.id))),
  ];
  if (textId === undefined || texts.includes(textId)) return;
  const detail = {
    zh: `方案 ${plan.id} 没有文本 ${JSON.stringify(textId)}；其文本为 ${texts.join('、')}。`,
    en: `The plan ${plan.id} has no text ${JSON.stringify(textId)}; it has ${texts.join(', ')}.`,
  };
  throw faultyRequest('bad-request', [{ parameter: 'textId', code: 'unknown', detail }]);
}
