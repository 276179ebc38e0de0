import { isDeepStrictEqual } from 'node:util';
import type { ServerReading } from './read-server.ts';
import type { Exchange } from './relay.ts';
import { pageSize, unitToWrite } from './unit-to-write.ts';

/** What a program did. */
export interface ClientRun {
  /** What it printed on its standard output. */
  printed: string;
  exchanges: readonly Exchange[];
  /** The unit that it was to write, as it is stored afterwards. */
  stored: Record<string, unknown> | undefined;
}

/**
 * Compares what a program did with what it had to do.
 *
 * @param unitId under which it had to write
 * @returns what is wrong, one sentence each; nothing when all is well
 */
export function judgeClient(
  { printed, exchanges, stored }: ClientRun,
  expected: ServerReading,
  unitId: string,
): string[] {
  const unit = unitToWrite(unitId);
  return [
    ...lineFaults(printed, [
      `facilities ${expected.ids.length}`,
      `facility ${expected.ids[0] ?? ''} ${expected.firstName}`,
      `problem ${expected.problem.status} ${expected.problem.code}`,
      `unit ${unit.id} ${unit.name}`,
    ]),
    ...pagingFaults(exchanges, expected),
    ...writeFaults(exchanges, stored, unit),
  ];
}

function lineFaults(printed: string, wanted: readonly string[]): string[] {
  const lines = printed.split(/\r?\n/).filter((line) => line !== '');
  const faults = wanted.flatMap((line, index) =>
    lines[index] === line
      ? []
      : [`Line ${index + 1} is ${JSON.stringify(lines[index] ?? '')}, not ${JSON.stringify(line)}.`],
  );
  return lines.length > wanted.length ? [...faults, `It printed ${lines.length} lines, not ${wanted.length}.`] : faults;
}

function pagingFaults(exchanges: readonly Exchange[], { ids }: ServerReading): string[] {
  const lists = exchanges.filter(({ method, target }) => method === 'GET' && /\/facilities(\?|$)/.test(target));
  const sizes = new Set(lists.map(({ target }) => new URL(target, 'http://server').searchParams.get('limit')));
  const got = lists.flatMap(({ answered }) => (answered as { data?: { id: string }[] } | undefined)?.data ?? []);
  return [
    ...(isDeepStrictEqual([...sizes], [String(pageSize)])
      ? []
      : [`It asked for pages of ${[...sizes].join(' and ') || 'nothing'}, not of ${pageSize}.`]),
    ...(isDeepStrictEqual(
      got.map(({ id }) => id),
      ids,
    )
      ? []
      : [`It fetched ${got.length} facilities in ${lists.length} pages, not each of the ${ids.length} once.`]),
  ];
}

function writeFaults(exchanges: readonly Exchange[], stored: ClientRun['stored'], unit: object): string[] {
  const writes = exchanges.filter(({ method }) => method !== 'GET');
  const [write] = writes;
  if (!write || writes.length > 1) return [`It wrote ${writes.length} times, not once.`];
  // The instant of storing is the server's own.
  const { updatedAt: _, ...rest } = stored ?? {};
  return [
    ...(isDeepStrictEqual(write.sent, unit)
      ? []
      : [`It sent ${JSON.stringify(write.sent)}, not ${JSON.stringify(unit)}.`]),
    ...(isDeepStrictEqual(rest, unit)
      ? []
      : [`Stored is ${JSON.stringify(stored ?? null)}, not ${JSON.stringify(unit)}.`]),
  ];
}
