import { isDate } from './calendar.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Whether a text has the form of a resident identity number by GB 11643-1999: 17 digits with a day of birth that exists, in the 20th
 * or 21st century, and the check character of ISO 7064 MOD 11-2. Used to find such numbers and hide them, never to keep them.
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{6}(19|20)\d{9}[\dXx]$/.test(text)) return false;
  if (!isDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, position) => total + Number(text.charAt(position)) * weight, 0);
  return CHECK_CHARACTERS.charAt(sum % 11) === text.charAt(17).toUpperCase();
}
