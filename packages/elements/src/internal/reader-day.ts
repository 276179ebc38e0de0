import { isDate } from '@yijian/rules';
import { warn } from './warn.js';

/** The day `YYYY-MM-DD` that counts as today for an element: the one that the page names, else the reader's own. */
export function readerDay(host: Element, today: string | null | undefined): string {
  // An attribute that was taken away leaves null behind.
  if (today !== undefined && today !== null) {
    if (isDate(today)) return today;
    warn(host, `today "${today}" must be a date YYYY-MM-DD. The reader's own day is used.`);
  }
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
