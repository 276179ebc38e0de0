import { isDate } from '@yijian/rules';
import { dayInChina } from '../reads/today.js';
import { SAMPLE_EDGE_CASES } from '../sample-region/index.js';
import { plansPart } from '../seed/plans-part.js';
import { profilesPart } from '../seed/profiles-part.js';
import { progressLine } from '../seed/progress-line.js';
import { sampleRegionPart } from '../seed/sample-region-part.js';
import { seed } from '../seed/seed.js';
import { storyPart } from '../seed/story-part.js';
import { deriveDueActions } from '../standing/derive-due-actions.js';
import { StartProblem } from '../start-problem.js';
import { readSizes, sizeLines } from '../store/table-sizes.js';
import type { Db } from '../records/record.js';
import type { CommandAction } from './command.js';
import { withDatabase } from './with-database.js';

const FEWEST = Object.keys(SAMPLE_EDGE_CASES).length;
const MOST = { facilities: 1_000_000, practitioners: 100_000_000, events: 1_000_000_000 };

/** Fills a database with a fictional region of any size, and tells how long it took and how large it is. */
export const fill: CommandAction = async (_positional, options, { env, output }) => {
  const facilities = sizeOf(options, 'facilities', FEWEST) ?? 100_000;
  const practitioners = sizeOf(options, 'practitioners', facilities);
  const events = sizeOf(options, 'events', facilities);
  const asOf = (options['asOf'] as string | undefined) ?? dayInChina(new Date());
  if (!isDate(asOf)) throw new StartProblem(`--as-of is "${asOf}": it must be a day of the calendar as YYYY-MM-DD.`);
  const size = {
    facilities,
    ...(practitioners !== undefined && { practitioners }),
    ...(events !== undefined && { events }),
  };
  await withDatabase(env, async ({ db, place }) => {
    const region = sampleRegionPart(size, asOf);
    await requireSameRegion(db, size, place);
    output.write(`database  ${place}\n`);
    const started = performance.now();
    await seed(db, [profilesPart, plansPart, region, storyPart], () => new Date(), progressLine(output));
    await deriveDueActions(db, new Date());
    const seconds = (performance.now() - started) / 1000;
    output.write(`filled in ${Math.round(seconds).toLocaleString('en')} s\n`);
    for (const line of sizeLines(await readSizes(db))) output.write(`${line}\n`);
  });
  return 0;
};

function sizeOf(
  options: Readonly<Record<string, unknown>>,
  name: keyof typeof MOST,
  least: number,
): number | undefined {
  const text = options[name] as string | undefined;
  if (text === undefined) return undefined;
  const most = MOST[name];
  if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new StartProblem(`--${name} is "${text}": it must be a whole number from ${least} to ${most}.`);
}

/** A region that was begun goes on as it was begun: another size beside it would have the same ids. */
async function requireSameRegion(db: Db, size: Readonly<Record<string, number>>, place: string): Promise<void> {
  const begun = await db
    .selectFrom('seed_parts')
    .select(['parameters', 'finished'])
    .where('part', '=', 'sample-region')
    .executeTakeFirst();
  if (!begun) return;
  const told = Object.entries(begun.parameters).filter(([name]) => name in MOST);
  const isSame = told.length === Object.keys(size).length && told.every(([name, value]) => size[name] === value);
  if (isSame && !begun.finished) return;
  const region = told.map(([name, value]) => `${String(value)} ${name}`).join(', ');
  throw new StartProblem(
    begun.finished
      ? `${place} has a sample region of ${region} already: fill an empty database.`
      : `${place} has begun a sample region of ${region}: ask for the same to go on, or fill an empty database.`,
  );
}
