/** The values at a JSON Pointer in a body, `*` standing for every item of an array. Empty where there is none. */
export function valuesAt(body: unknown, pointer: string): unknown[] {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown[]>(
      (nodes, key) =>
        nodes.flatMap((node) => {
          if (key === '*') return Array.isArray(node) ? (node as unknown[]) : [];
          const value = (node as Readonly<Record<string, unknown>> | undefined)?.[key];
          return value === undefined ? [] : [value];
        }),
      [body],
    );
}
