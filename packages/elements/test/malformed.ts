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

/** A body with a fault that nobody can overlook: whoever shows it warns the page's developer of it. */
export interface FaultyPayload {
  readonly name: string;
  readonly body: unknown;
}

const anyDate = /^\d{4}-\d{2}-\d{2}/;

/** Bodies that are faulty all over, each in one way, made from a good one. Read by the tests of every element. */
export function* faultyPayloads(good: object): Generator<FaultyPayload> {
  const everywhere = (name: string, change: (value: unknown) => unknown): FaultyPayload => ({
    name,
    body: changed(good, change),
  });
  const eachText = (name: string, by: (text: string) => unknown): FaultyPayload =>
    everywhere(name, (value) => (typeof value === 'string' ? by(value) : value));
  const eachObject = (name: string, by: (record: Record<string, unknown>) => unknown): FaultyPayload =>
    everywhere(name, (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? by(value as Record<string, unknown>)
        : value,
    );
  const eachList = (name: string, by: (items: unknown[]) => unknown): FaultyPayload =>
    everywhere(name, (value) => (Array.isArray(value) ? by(value) : value));

  for (const [name, body] of Object.entries({
    'a text': 'text',
    'a number': 7,
    'not a number': NaN,
    true: true,
    'an empty list': [],
    'a list of nulls': [null],
    'an empty object': {},
    'a symbol': Symbol('s'),
    'a function': () => 1,
    'a big integer': 10n,
    'a date that is none': new Date(NaN),
    'an object without a prototype': Object.create(null) as object,
    'an object that throws': hostile,
    'an object that holds itself': itself(),
    'a tower of 10,000 objects': tower(10_000),
  }))
    yield { name: `the body is ${name}`, body };

  yield eachText('a script in every text', () => script);
  yield eachText('a script behind every text', (text) => text + script);
  yield eachText('an address that runs a script in every text', () => 'javascript:window.attacked=1');
  yield eachText('one megabyte in every text', () => '长'.repeat(1_000_000));
  yield eachText('half a character in every text', (text) => `${text}\ud800`);
  yield eachText('a key of every object in every text', () => '__proto__');
  yield eachText('an object in every text', () => ({ toString: null }));
  yield eachText('a number in every text', () => 7);
  yield eachText('a list in every text', (text) => [text]);
  yield eachText('no day in every date', (text) => (anyDate.test(text) ? '2026-02-30' : text));
  yield eachText('a date object that is none in every date', (text) => (anyDate.test(text) ? new Date(NaN) : text));
  yield everywhere('null in place of every text and number', (value) => (typeof value === 'object' ? value : null));
  yield everywhere('not a number in every number', (value) => (typeof value === 'number' ? NaN : value));
  yield everywhere('infinity in every number', (value) => (typeof value === 'number' ? -Infinity : value));
  yield everywhere('a text in every number', (value) => (typeof value === 'number' ? '3' : value));
  yield eachList('null in every list', () => [null]);
  yield eachList('50,000 nulls in every list', () => Array.from({ length: 50_000 }, () => null));
  yield eachList('an object in place of every list', (items) => Object.fromEntries(items.entries()));
  yield eachList('a text in place of every list', () => 'text');
  yield eachList('a list around every item', (items) => items.map((item) => [item]));
  yield eachList('holes in every list', () => new Array<unknown>(5));
  yield eachObject('keys that would change every object', (record) =>
    // As text, because only a parser makes a property of this name.
    Object.assign(
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object,
      record,
    ),
  );
  yield {
    name: 'every object throws',
    body: { data: [hostile], events: [hostile], tasks: [hostile], ...proxied(good) },
  };
}

/** A body with far more items than any page shows: each list holds its own items 50,000 times. It is right otherwise. */
export function hugePayload(good: object): unknown {
  return changed(good, (value) =>
    Array.isArray(value) && value.length > 0
      ? Array.from({ length: 50_000 }, (_, index) => value[index % value.length] as unknown)
      : value,
  );
}

/** A copy in which `change` has had its say on every value, the innermost first. */
function changed(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((item) => changed(item, change)));
  if (typeof value !== 'object' || value === null) return change(value);
  return change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, changed(inner, change)])));
}

function itself(): object {
  const value: Record<string, unknown> = {};
  return Object.assign(value, { data: value, events: value, plan: value });
}

function tower(height: number): object {
  let value: object = {};
  for (let level = 0; level < height; level += 1) value = { data: value };
  return value;
}

/** The same names, each with an object that throws. */
const proxied = (good: object): object => Object.fromEntries(Object.keys(good).map((name) => [name, hostile]));
