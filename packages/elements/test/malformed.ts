const script = '"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';

/** Values that are never right. */
const junk: readonly unknown[] = [
  null,
  true,
  0,
  NaN,
  -1e300,
  '',
  script,
  'x'.repeat(1_000_000),
  '\ud800',
  '2023-02-31',
  'Invalid Date',
  [],
  [null],
  [[[]]],
  {},
  { toString: null },
  { length: 5 },
  Symbol('s'),
  () => 1,
  10n,
  new Date(NaN),
  Object.create(null),
];

/** An object that throws at whatever is asked of it. */
const hostile: unknown = new Proxy(
  {},
  {
    get: () => {
      throw new Error('asked');
    },
  },
);

/**
 * Every way to break a good body: each property in turn, at any depth, replaced by each piece of junk, left out, or put into a list of its own;
 * and bodies that are junk altogether.
 */
export function* malformed(good: object): Generator {
  yield* junk.filter((value) => value !== null);
  yield hostile;
  for (const path of paths(good)) {
    for (const value of junk) yield replaced(good, path, () => value);
    yield replaced(good, path, (value) => [value]);
    yield replaced(good, path, () => undefined);
  }
}

function* paths(value: unknown, from: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [...from, name];
    yield* paths(inner, [...from, name]);
  }
}

function replaced(good: object, path: string[], by: (value: unknown) => unknown): unknown {
  const copy = JSON.parse(JSON.stringify(good)) as Record<string, unknown>;
  const last = path[path.length - 1] ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, copy);
  parent[last] = by(parent[last]);
  return copy;
}
