/** A value within a document and the JSON Pointer to it. */
export interface Placed {
  pointer: string;
  value: unknown;
}

/** One more step of a JSON Pointer (RFC 6901). */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * The values that a path leads to: a JSON Pointer in which `*` stands for every item of an array, such as `/otherFacilityIds/*`. Values that
 * are absent are left out.
 */
export function valuesAt(document: unknown, path: string): Placed[] {
  return path
    .split('/')
    .slice(1)
    .reduce<Placed[]>(
      (places, step) =>
        places.flatMap(({ pointer, value }) => {
          if (value === null || typeof value !== 'object') return [];
          if (step !== '*') {
            const next = (value as Record<string, unknown>)[step];
            return next === undefined ? [] : [{ pointer: pointerTo(pointer, step), value: next }];
          }
          return Array.isArray(value)
            ? value.map((item: unknown, index) => ({ pointer: pointerTo(pointer, index), value: item }))
            : [];
        }),
      [{ pointer: '', value: document }],
    );
}

/** The one string that a path without `*` leads to. */
export function textAt(document: unknown, path: string): string | undefined {
  const value = valuesAt(document, path)[0]?.value;
  return typeof value === 'string' ? value : undefined;
}
