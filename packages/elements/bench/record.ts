import { readFile, writeFile } from 'node:fs/promises';
import { figuresTable, markdown, verdictsTable } from './print.ts';
import type { Summary, Verdict } from './summarise.ts';

/** All that a run found out. */
export interface Report {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Such as `2 cores, Chromium 156, Node 24`. */
  machine: string;
  rounds: number;
  results: readonly { title: string; summaries: readonly Summary[] }[];
  verdicts: readonly Verdict[];
}

const heading = '\n## Last figures\n';

/** Puts the figures of a run into a page of the documentation, in place of those of an earlier one at its end. */
export async function record(page: string, { date, machine, rounds, results, verdicts }: Report): Promise<void> {
  const text = await readFile(page, 'utf8');
  const end = text.indexOf(heading);
  if (end < 0) throw new Error(`${page} has no place for figures.`);
  const parts = [
    `${text.slice(0, end)}${heading}`,
    `${date}, ${machine}, ${rounds} rounds. By \`npm run bench -- --record\`.`,
    markdown(verdictsTable(verdicts)),
    ...results.flatMap(({ title, summaries }) => [
      `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      markdown(figuresTable(summaries)),
    ]),
  ];
  await writeFile(page, `${parts.join('\n\n').replace(`${heading}\n\n`, `${heading}\n`)}\n`);
}
