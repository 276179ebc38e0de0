import { faultyRequest } from './problem.js';
import { holdsIdentityNumber, isStorable } from './unstorable-faults.js';

/** Header that says why a record is changed. */
export const CHANGE_REASON = 'Yijian-Change-Reason';

const LONGEST = 500;

/**
 * The reason for a change, from percent-encoded UTF-8: headers carry no Chinese.
 *
 * @throws ProblemError `bad-request` when it cannot be decoded, is blank or too long, or holds an identity number
 */
export function changeReason(encoded: string): string {
  const reason = decoded(encoded);
  if (reason !== undefined && reason.trim() !== '' && reason.length <= LONGEST && isStorable(reason)) {
    if (!holdsIdentityNumber(reason)) return reason;
    const detail = {
      zh: `${CHANGE_REASON} 含有居民身份证号码，不能保存；请删去。`,
      en: `${CHANGE_REASON} holds a resident identity number, which is not kept; remove it.`,
    };
    throw faultyRequest('bad-request', [{ parameter: CHANGE_REASON, code: 'identity-number', detail }]);
  }
  const detail = {
    zh: `${CHANGE_REASON} 应为 1 至 ${LONGEST} 字的理由，以 UTF-8 作百分号编码（如 JavaScript 的 encodeURIComponent）。`,
    en: `${CHANGE_REASON} must be a reason of 1 to ${LONGEST} characters in percent-encoded UTF-8, as encodeURIComponent of JavaScript writes it.`,
  };
  throw faultyRequest('bad-request', [{ parameter: CHANGE_REASON, code: 'characters', detail }]);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
