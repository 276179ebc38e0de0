import type { Fault } from '../fault.js';
import { ProblemError } from '../http/problem.js';

/** The fault of a line that a problem of a request of its own would be. Other errors are thrown on. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof ProblemError)) throw error;
  const detailIn = (language: 'zh' | 'en'): string => error.body(language, '').detail ?? '';
  return { code: error.code, detail: { zh: detailIn('zh'), en: detailIn('en') } };
}
