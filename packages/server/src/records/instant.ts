import { faultyRequest } from '../http/problem.js';

/**
 * The instant that a date-time parameter (RFC 3339) names. A leap second counts as the second after it.
 *
 * @throws ProblemError `bad-request` for what the format allows and no clock shows
 */
export function instantOf(parameter: string, text: string): Date {
  const plain = text.toUpperCase().replace(' ', 'T');
  const instant =
    new Date(plain.replace(/:60(?=[.Z+-]|$)/, ':59')).getTime() + (/:60(?=[.Z+-]|$)/.test(plain) ? 1000 : 0);
  // Before the year 1 the database has no timestamps; nothing was stored then either.
  if (Number.isFinite(instant)) return new Date(Math.max(instant, Date.UTC(1970)));
  const detail = {
    zh: `参数 ${parameter} 应为存在的时刻，例如 2026-01-31T08:00:00Z，收到 ${JSON.stringify(text)}。`,
    en: `The parameter ${parameter} must be an instant that exists, such as 2026-01-31T08:00:00Z; got ${JSON.stringify(text)}.`,
  };
  throw faultyRequest('bad-request', [{ parameter, code: 'format', detail }]);
}
