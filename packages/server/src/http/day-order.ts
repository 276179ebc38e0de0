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

/**
 * Holds a parameter to be a day from `first` to `last`.
 *
 * @throws ProblemError `bad-request`
 */
export function requireDayWithin(parameter: string, day: string, first: string, last: string): void {
  if (first <= day && day <= last) return;
  const detail = {
    zh: `参数 ${parameter} 应为 ${first} 至 ${last} 之间的日期，收到 ${day}。`,
    en: `The parameter ${parameter} must be a day from ${first} to ${last}; got ${day}.`,
  };
  throw faultyRequest('bad-request', [{ parameter, code: 'range', detail }]);
}
