import type { Parameters } from './parameters.js';
import { faultyRequest } from './problem.js';

/**
 * Holds two parameters to be the first and the last day of a range; either may be absent.
 *
 * @throws ProblemError `bad-request`
 */
export function requireDayOrder(parameters: Parameters, from: string, to: string): void {
  const { [from]: first, [to]: last } = parameters as Record<string, string | undefined>;
  if (first === undefined || last === undefined || first <= last) return;
  const detail = {
    zh: `起始日期 ${from}（${first}）晚于截止日期 ${to}（${last}）；请对调或更正。`,
    en: `The first day (${from}: ${first}) is after the last (${to}: ${last}); swap or correct them.`,
  };
  throw faultyRequest('bad-request', [{ parameter: from, code: 'order', detail }]);
}
