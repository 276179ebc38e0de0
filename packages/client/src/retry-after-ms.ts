/**
 * Milliseconds from now that `Retry-After` asks to wait: seconds or a date (RFC 9110). `undefined` when it is absent
 * or neither.
 */
export function retryAfterMs(value = ''): number | undefined {
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
