import pg from 'pg';
import { startChild, stopChild, withFolder } from '../test/child-server.ts';
import { readPlans, tablesOver } from './read-plans.ts';
import { runCommand } from './run-command.ts';
import { quantile, type Verdict } from './verdict.ts';
import { withPostgresql } from './with-postgresql.ts';

/** Events of the small database, and what a province has for each facility. */
const SMALL = 100_000;
const EVENTS_EACH = 100;
const PRACTITIONERS_EACH = 10;

/** How often each read is asked of both databases in turn, after some that warm up. */
const ROUNDS = 400;
const WARM_UP = 60;

/** Facilities that are asked for again and again, where the pages of their records are in memory whatever the size of the database. */
const SOUGHT = 100;

const MOST_RATIO = 1.5;
const BATCH = 50;

/** Rows from which a table counts as large. */
const LARGE = 10_000;

/** What there is to ask for in a database. */
interface Contents {
  facilities: readonly string[];
  plans: readonly string[];
}

const any = (ids: readonly string[]): string => ids[Math.floor(Math.random() * ids.length)] ?? '';

/** What is asked, each time of other records. */
const reads: Record<string, (contents: Contents) => string> = {
  'credit summaries of 50': ({ facilities }) =>
    `/credit-summaries?${Array.from({ length: BATCH }, () => `subject=${any(facilities)}`).join('&')}`,
  'timeline of a facility': ({ facilities }) => `/facilities/${any(facilities)}/timeline`,
  'matrix of a plan': ({ plans }) => `/plans/${any(plans)}/matrix`,
  'inspections of a facility': ({ facilities }) => `/inspections?facilityId=${any(facilities)}&limit=50`,
  'facilities of a county': () => '/facilities?regionCode=990122&limit=50',
};

/** A server on a database. */
interface Place {
  api: string;
  contents: Contents;
}

/** The widgets' reads and filtered lists on a small and on a large database, in turn in the same run. */
export const scaling = (events: number): Promise<Verdict[]> =>
  withPostgresql((makeDatabase) =>
    withFolder(async (folder) => {
      const small = await filled(await makeDatabase('small'), folder, SMALL);
      const given = process.env['BENCH_LARGE_DATABASE_URL'];
      const large = given ?? (await filled(await makeDatabase('large'), folder, events));
      return [...(await compare(small, large, folder)), await scansOf(large)];
    }),
  );

async function filled(url: string, folder: string, events: number): Promise<string> {
  const facilities = events / EVENTS_EACH;
  const sizes = { facilities, practitioners: facilities * PRACTITIONERS_EACH, events };
  const options = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
  await runCommand(['fill', ...options, '--as-of', '2026-06-30'], { DATABASE_URL: url, YIJIAN_DATA: folder });
  return url;
}

async function contentsOf(url: string): Promise<Contents> {
  const client = new pg.Client(url);
  await client.connect();
  const idsOf = async (query: string): Promise<string[]> =>
    (await client.query<{ id: string }>(query)).rows.map(({ id }) => id);
  const contents = {
    facilities: await idsOf(`select id from facilities where id like 'fac-0%' or id like 'fac-1%'`),
    plans: await idsOf('select id from plan_matrices'),
  };
  await client.end();
  return contents;
}

async function compare(small: string, large: string, folder: string): Promise<Verdict[]> {
  const servers = [small, large].map((url) =>
    startChild({
      DATABASE_URL: url,
      YIJIAN_DATA: folder,
      PORT: '0',
      YIJIAN_SEED_SIZE: '0',
      NODE_ENV: 'production',
      // Each read is one of the database: of the small one, answers that the server keeps would soon be all.
      YIJIAN_ANSWER_MB: '0',
    }),
  );
  try {
    const [few, many] = (await Promise.all(
      servers.map(async ({ ready }, index) => ({
        api: await ready,
        contents: await contentsOf([small, large][index] ?? ''),
      })),
    )) as [Place, Place];
    return [
      ...(await compareReads(few, many, 'any')),
      ...(await compareReads(await sought(few), await sought(many), 'the same again')),
    ];
  } finally {
    await Promise.all(servers.map(stopChild));
  }
}

/** A place of which the same few facilities are asked, each read of each once beforehand. */
async function sought({ api, contents }: Place): Promise<Place> {
  const facilities = Array.from({ length: SOUGHT }, () => any(contents.facilities));
  for (const pathOf of Object.values(reads))
    for (const id of facilities) await timeOf(api + pathOf({ ...contents, facilities: [id] }));
  return { api, contents: { ...contents, facilities } };
}

/** @param whom which facilities are asked for, in words */
async function compareReads(few: Place, many: Place, whom: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const table: Record<string, Record<string, number>> = {};
  for (const [what, pathOf] of Object.entries(reads)) {
    const times: [few: number[], many: number[]] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      // Whoever comes first in one round comes second in the next.
      for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const { api, contents } = side === 0 ? few : many;
        const ms = await timeOf(api + pathOf(contents));
        if (round >= 0) times[side].push(ms);
      }
    }
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const) {
      const [below, above] = [quantile(times[0], share), quantile(times[1], share)];
      table[`${what}, ${whom}, ${name}`] = { 'small ms': below, 'large ms': above, ratio: above / below };
      // The slowest of few hundred tell of the machine more than of the database: they are shown, and not held to the target.
      if (name === 'p50')
        verdicts.push({ what: `${what}, ${whom}, ${name} large : small`, reached: above / below, most: MOST_RATIO });
    }
  }
  console.table(table);
  return verdicts;
}

async function timeOf(url: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return performance.now() - start;
}

/** Shows how each read is planned on the large database, and counts the large tables that are read from end to end. */
async function scansOf(url: string): Promise<Verdict> {
  const contents = await contentsOf(url);
  const paths = Object.fromEntries(Object.entries(reads).map(([what, pathOf]) => [what, pathOf(contents)]));
  const large = await tablesOver(url, LARGE);
  let scans = 0;
  for (const [what, tables] of Object.entries(await readPlans(url, paths))) {
    console.log(`\n${what}`);
    for (const { node, table, index } of tables) {
      const isScan = node === 'Seq Scan' && large.has(table);
      if (isScan) scans += 1;
      console.log(`  ${isScan ? '!' : ' '} ${node} ${table}${index === undefined ? '' : ` by ${index}`}`);
    }
  }
  return { what: 'large tables read from end to end', reached: scans, most: 0 };
}
