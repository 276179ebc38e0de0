import { isDeepStrictEqual } from 'node:util';
import { ProblemError } from '../http/problem.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';

/**
 * Holds a correction of a published decision to saying why: its addressee and the public have read the other.
 *
 * @throws ProblemError `reason-required`
 */
export function requireReason(
  { decided }: Resource,
  before: JsonObject,
  document: JsonObject,
  reason: string | undefined,
): void {
  if (reason !== undefined || before['publishedOn'] === undefined) return;
  const corrected = decided.filter((name) => !isDeepStrictEqual(before[name], document[name]));
  if (corrected.length === 0) return;
  const detail = {
    zh: `该决定已公开，更正 ${corrected.join('、')} 须以请求头 Yijian-Change-Reason 说明理由。`,
    en: `The decision is published: correcting ${corrected.join(', ')} needs a reason in Yijian-Change-Reason.`,
  };
  throw new ProblemError('reason-required', detail, {
    faults: corrected.map((name) => ({ pointer: `/${name}`, code: 'reason', detail })),
  });
}
