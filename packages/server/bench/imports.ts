import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withFolder } from '../test/child-server.ts';
import { sampleRegion } from '../dist/sample-region/index.js';
import { operatorsSettings } from './operators-settings.ts';
import { postgresqlMs } from './postgresql-time.ts';
import { runCommand } from './run-command.ts';
import type { Verdict } from './verdict.ts';
import { withPostgresql } from './with-postgresql.ts';

const FACILITIES = 20_000;
const PER_SECOND = 20_000;

/** What is imported, each after what it names, and how the files are called. */
const kinds = ['unit', 'facility', 'practitioner'] as const;
const plurals = { unit: 'units', facility: 'facilities', practitioner: 'practitioners' };

/** Imports the practitioners of a region, after the facilities that they name, into a PostgreSQL that is set as operators are advised to. */
export async function imports(): Promise<Verdict[]> {
  const settings = await operatorsSettings();
  console.log(`PostgreSQL keeps every commit on disk, with ${settings.join(', ')}.`);
  return withPostgresql(
    (makeDatabase, { folder: cluster }) =>
      withFolder(async (folder) => {
        const { files, practitioners } = await writeFiles(folder);
        const environment = { DATABASE_URL: await makeDatabase('imports'), YIJIAN_DATA: folder };
        const load = (kind: (typeof kinds)[number]): Promise<number> =>
          runCommand(['import', files.get(kind) ?? ''], environment);
        await load('unit');
        await load('facility');
        const before = await postgresqlMs(cluster);
        const start = performance.now();
        const processorMs = await load('practitioner');
        const seconds = (performance.now() - start) / 1000;
        const after = await postgresqlMs(cluster);
        const busy = os.loadavg().map((load) => load.toFixed(1));
        console.log(`${os.availableParallelism()} processors; load ${busy.join(', ')} over 1, 5 and 15 minutes.`);
        const verdict = (what: string, taken: number): Verdict => ({
          what: `practitioners imported ${what}`,
          reached: practitioners / taken,
          least: PER_SECOND,
        });
        return [
          verdict('a second', seconds),
          verdict('for each second of the own processor time', processorMs / 1000),
          ...(before === undefined || after === undefined
            ? []
            : [verdict("for each second of PostgreSQL's processor time", (after - before) / 1000)]),
        ];
      }),
    settings,
  );
}

async function writeFiles(folder: string): Promise<{ files: Map<string, string>; practitioners: number }> {
  const files = new Map<string, string>(kinds.map((kind) => [kind, path.join(folder, `${plurals[kind]}.ndjson`)]));
  const written = new Map([...files].map(([kind, file]) => [kind, createWriteStream(file)]));
  let practitioners = 0;
  for (const { kind, record } of sampleRegion({ facilities: FACILITIES, asOf: '2026-06-30' })) {
    const file = written.get(kind);
    if (!file) continue;
    if (kind === 'practitioner') practitioners += 1;
    if (!file.write(`${JSON.stringify(record)}\n`)) await once(file, 'drain');
  }
  for (const file of written.values()) {
    file.end();
    await once(file, 'finish');
  }
  return { files, practitioners };
}
