/** The name that the fewest slips of the pen make of another one; undefined when all are too far away to be meant. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((name) => ({ name, slips: slipsBetween(given, name) }))
    .filter(({ name, slips }) => slips * 3 <= Math.max(name.length, given.length))
    .sort((a, b) => a.slips - b.slips);
  return nearest?.name;
}

/** Characters to add, drop or change until one text is the other (Levenshtein's distance). */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(b).entries())
      next.push(
        Math.min(
          (row[column] as number) + (letter === other ? 0 : 1),
          (row[column + 1] as number) + 1,
          (next[column] as number) + 1,
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
