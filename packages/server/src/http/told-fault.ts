import type { components } from '@yijian/standard';
import type { Fault } from '../fault.js';
import type { Language } from '../words.js';
import { clipped } from './clipped.js';
import { isStorable } from './unstorable-faults.js';

/** What the standard has room for. What a caller sent is repeated in it, and that may be of any length. */
const LONGEST = { detail: 4000, pointer: 1000, parameter: 200 };

/** A fault as an answer tells it, in the language of its reader. */
export function toldFault(
  { pointer, parameter, code, detail }: Fault,
  language: Language,
): components['schemas']['ProblemItem'] {
  return {
    ...(pointer !== undefined && { pointer: tellable(pointer) }),
    ...(parameter !== undefined && { parameter: clipped(parameter, LONGEST.parameter) }),
    code,
    detail: clipped(detail[language], LONGEST.detail),
  };
}

/** A pointer, or the longest part of it from its beginning that can be told: it leads to what holds the place. */
function tellable(pointer: string): string {
  let part = pointer;
  while (part.length > LONGEST.pointer || !isStorable(part)) part = part.slice(0, part.lastIndexOf('/'));
  return part;
}
