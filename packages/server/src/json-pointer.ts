/** A value within a document and the JSON Pointer to it. */
export interface Placed {
  pointer: string;
  value: unknown;
}

/** One more step of a JSON Pointer (RFC 6901). */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The paths that a program asks for are few, and each is asked for in every record. */
const stepsByPath = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  let steps = stepsByPath.get(path);
  if (!steps) stepsByPath.set(path, (steps = path.split('/').slice(1)));
  return steps;
}

/**
 * The values that a path leads to: a JSON Pointer in which `*` stands for every item of an array, such as `/otherFacilityIds/*`. Values that
 * are absent are left out.
 */
export function valuesAt(document: unknown, path: string): Placed[] {
  const steps = stepsOf(path);
  const found: Placed[] = [];
  const follow = (value: unknown, pointer: string, depth: number): void => {
    if (depth === steps.length) return void found.push({ pointer, value });
    if (value === null || typeof value !== 'object') return;
    const step = steps[depth] as string;
    if (step === '*') {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) follow(item, pointerTo(pointer, index), depth + 1);
      return;
    }
    const next = (value as Record<string, unknown>)[step];
    if (next !== undefined) follow(next, pointerTo(pointer, step), depth + 1);
  };
  follow(document, '', 0);
  return found;
}

/** The one string that a path without `*` leads to. */
export function textAt(document: unknown, path: string): string | undefined {
  let value = document;
  for (const step of stepsOf(path)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return typeof value === 'string' ? value : undefined;
}
