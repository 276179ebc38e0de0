import type { JsonObject } from '../bundle-standard.ts';

/** How WS/T 303 classes and writes the value of a data element. */
export interface Representation {
  /** S1 free text, S2 closed list, S3 code table, N number, D date, DT date and time, L truth value; absent for groups of elements. */
  type?: 'S1' | 'S2' | 'S3' | 'N' | 'D' | 'DT' | 'L';
  /** Such as `AN..200`, `N6`, `D10`. Empty for groups of elements. */
  format: string;
}

/** Type and representation format of a property whose `$ref` to a scalar has been followed. */
export function representationOf(property: JsonObject): Representation {
  const most = property['maxLength'] as number | undefined;
  switch (property['type']) {
    case 'boolean':
      return { type: 'L', format: 'L' };
    case 'integer':
      return { type: 'N', format: `N..${String((property['maximum'] as number | undefined) ?? 10 ** 9).length}` };
    case 'number':
      return { type: 'N', format: 'N' };
    case 'array':
      return representationOf(property['items'] as JsonObject);
    case 'string':
      if (property['format'] === 'date') return { type: 'D', format: 'D10' };
      if (property['format'] === 'date-time') return { type: 'DT', format: 'DT25' };
      if (typeof property['x-codelist'] === 'string')
        return { type: property['x-codelist-open'] === false ? 'S2' : 'S3', format: `AN..${most ?? 64}` };
      return text(property['pattern'] as string | undefined, most);
    default:
      return { format: '' };
  }
}

/** Text, or what a pattern says it really is: digits, characters of a fixed number, an amount. */
function text(pattern = '', most?: number): Representation {
  const digits = /^\^\[0-9\]\{(\d+)\}\$$/.exec(pattern);
  if (digits) return { type: 'S1', format: `N${digits[1]}` };
  const characters = /^\^\[[^\]]+\]\{(\d+)\}\$$/.exec(pattern);
  if (characters) return { type: 'S1', format: `AN${characters[1]}` };
  if (pattern.includes('[.][0-9]{1,2}')) return { type: 'N', format: 'N..20,2' };
  return { type: 'S1', format: `AN..${most ?? ''}` };
}
