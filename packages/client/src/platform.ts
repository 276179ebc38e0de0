/**
 * Stands in for what ky 2 calls and the oldest browsers that we serve lack.
 *
 * - `Object.hasOwn` (Chromium 93): ky calls it on every request, so nothing works without it.
 *
 * What else ky uses beyond Chromium 83 is kept out of its way instead: addresses go to it complete and as strings (no
 * `String.replaceAll`, no `URLSearchParams.size`), one signal at a time (no `Array.at`, no `AbortSignal.any`), and
 * leaving a call early does not depend on it (`SharedTask`), because without `AbortSignal.any` (Chromium 116) it
 * neither cancels on time-out nor wakes from a pause.
 */
export function ensurePlatform(): void {
  if (typeof Object.hasOwn !== 'function')
    Object.defineProperty(Object, 'hasOwn', {
      value: (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key),
      configurable: true,
      writable: true,
    });
}

/**
 * 128 random bits in hexadecimal. `crypto.randomUUID` exists on secure origins only; intranets often have plain http.
 */
export function randomId(): string {
  // Chance is fetched for many at once, because asking for it takes longer than all the rest.
  if (left === 0) left = crypto.getRandomValues(pool).length;
  let id = '';
  // Sixteen bits at a time: numbers above 31 bits are written four times as slowly.
  for (let words = 8; words > 0; words -= 1) id += (0x10000 + (pool[(left -= 1)] ?? 0)).toString(16).slice(1);
  return id;
}

const pool = /* @__PURE__ */ new Uint16Array(1024);
let left = 0;
