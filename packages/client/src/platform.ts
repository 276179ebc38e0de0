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
 * 32 hexadecimal digits that nobody else gives: 112 random bits for this copy of the client, anew after 65,536 of them,
 * and a number. `crypto.randomUUID` exists on secure origins only, intranets often have plain http; and asking for
 * chance each time takes longer than all the rest.
 */
export function randomId(): string {
  given = (given + 1) % 0x10000;
  if (given === 0) random = [...crypto.getRandomValues(new Uint16Array(7))].map(digits).join('');
  return random + digits(given);
}

const digits = (number: number): string => (0x10000 + number).toString(16).slice(1);
let random = '';
let given = -1;
