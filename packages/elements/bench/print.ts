import type { Summary, Verdict } from './summarise.ts';
import type { Measure } from './workload.ts';

const columns: readonly (readonly [heading: string, measure: Measure, digits: number])[] = [
  ['mount ms', 'mountCpu', 1],
  ['MB', 'memory', 2],
  ['scroll ms/frame', 'scrollCpu', 2],
  ['jump ms', 'jumpCpu', 1],
  ['blank of 180', 'blankFrames', 0],
  ['4×: of 181', 'throttledFrames', 0],
  ['4×: p95 ms', 'throttledP95', 1],
  ['in document', 'inDocument', 0],
  ['in sight', 'inSight', 0],
];

/** Lines up rows under headings, the first column to the left and the others to the right. */
export function layOut(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? `${cell}${space}` : `${space}${cell}`;
      })
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((length) => '─'.repeat(length))), ...rows.map(line)].join('\n');
}

const width = (text: string): number => text.length;

/** All figures of a workload. The milliseconds are this machine's; what counts are their ratios. */
export function figuresTable(summaries: readonly Summary[]): string {
  const measured = columns.filter(([, measure]) => summaries.some(({ measures }) => measures[measure] !== undefined));
  return layOut(
    ['', ...measured.map(([heading]) => heading)],
    summaries.map(({ name, measures }) => [
      name,
      ...measured.map(([, measure, digits]) => measures[measure]?.toFixed(digits) ?? '–'),
    ]),
  );
}

/** What was to be reached and what was. */
export function verdictsTable(verdicts: readonly Verdict[]): string {
  return layOut(
    ['', 'reached', 'target', ''],
    verdicts.map(({ what, reached, target, met }) => [
      what,
      Number.isNaN(reached) ? 'not measured' : String(Number(reached.toPrecision(3))),
      target,
      met ? '✓' : '✗',
    ]),
  );
}
