import path from 'node:path';
import { importFiles, type ImportResult } from '../import/import-files.js';
import { importSources, REPORT_ENDING } from '../import/import-source.js';
import { progressLine } from '../seed/progress-line.js';
import { deriveDueActions } from '../standing/derive-due-actions.js';
import { StartProblem } from '../start-problem.js';
import type { CommandAction } from './command.js';
import { withDatabase } from './with-database.js';

/** Imports files of records; 0 when all of them are stored, 1 when a line was faulty. */
export const importRecords: CommandAction = async ([place], options, { env, output, errors }) => {
  const { collection, replace, skipFaulty, restart, report, by } = options as {
    collection?: string;
    replace?: true;
    skipFaulty?: true;
    restart?: true;
    report?: string;
    by: string;
  };
  if (place === undefined) throw new StartProblem('Say which file or folder to import, or - for the standard input.');
  const sources = await importSources(place, collection);
  const reportPath = path.resolve(report ?? (place === '-' ? 'import' : path.resolve(place)) + REPORT_ENDING);
  const show = progressLine(output);
  const started = performance.now();
  const result = await withDatabase(env, async ({ db }) => {
    const imported = await importFiles(db, sources, {
      replace: replace === true,
      skipFaulty: skipFaulty === true,
      restart: restart === true,
      reportPath,
      input: process.stdin,
      stamp: { at: new Date(), by },
      progress: ({ name, resource }, share, lines) => show({ name, title: resource.name }, share, lines),
      resumed: ({ name }, lines) => output.write(`${name} goes on after line ${lines.toLocaleString('en')}\n`),
    });
    await deriveDueActions(db, new Date());
    return imported;
  });
  output.write(`${summary(result, performance.now() - started)}\n`);
  const { firstFault } = result;
  if (!firstFault) return 0;
  const { source, line } = firstFault;
  const [fault] = line.faults;
  errors.write(
    `${source.name}, line ${line.line}${fault?.pointer === undefined ? '' : `, ${fault.pointer}`}: ${fault?.detail.en ?? ''}\n`,
  );
  errors.write(
    skipFaulty === true
      ? `All faults are in ${reportPath}.\n`
      : `The import ended there: mend the line and import again, or leave faulty lines out with --skip-faulty. The fault is in ${reportPath}.\n`,
  );
  return 1;
};

function summary({ lines, stored, replaced, skipped, faulty }: ImportResult, ms: number): string {
  const counts = Object.entries({ stored, replaced, 'the same already': skipped, faulty })
    .filter(([name, count]) => count > 0 || name === 'stored')
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`);
  return `${lines.toLocaleString('en')} lines in ${(ms / 1000).toFixed(1)} s: ${counts.join(', ')}`;
}
