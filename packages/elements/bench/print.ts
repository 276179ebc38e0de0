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

/** Rows under headings. */
export interface Table {
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Lines up a table for a terminal, the first column to the left and the others to the right. */
export function layOut({ headings, rows }: Table): string {
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The same for a page of documentation. */
export function markdown({ headings, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

/** All figures of a workload. The milliseconds are this machine's; what counts are their ratios. */
export function figuresTable(summaries: readonly Summary[]): Table {
  const measured = columns.filter(([, measure]) => summaries.some(({ measures }) => measures[measure] !== undefined));
  return {
    headings: ['', ...measured.map(([heading]) => heading)],
    rows: summaries.map(({ name, measures }) => [
      name,
      ...measured.map(([, measure, digits]) => measures[measure]?.toFixed(digits) ?? '–'),
    ]),
  };
}

/** What was to be reached and what was. */
export function verdictsTable(verdicts: readonly Verdict[]): Table {
  return {
    headings: ['', 'reached', 'target', ''],
    rows: verdicts.map(({ what, reached, target = '', met }) => [
      what,
      Number.isNaN(reached) ? 'not measured' : String(Number(reached.toPrecision(3))),
      target,
      met === undefined ? '' : met ? '✓' : '✗',
    ]),
  };
}
