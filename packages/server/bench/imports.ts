import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { withFolder } from '../test/child-server.ts';
import { sampleRegion } from '../dist/sample-region/index.js';
import { runCommand } from './run-command.ts';
import type { Verdict } from './verdict.ts';
import { withPostgresql } from './with-postgresql.ts';

const FACILITIES = 20_000;
const PER_SECOND = 20_000;

/** What is imported, each after what it names, and how the files are called. */
const kinds = ['unit', 'facility', 'practitioner'] as const;
const plurals = { unit: 'units', facility: 'facilities', practitioner: 'practitioners' };

/** Imports the practitioners of a region, after the facilities that they name. */
export const imports = (): Promise<Verdict[]> =>
  withPostgresql((makeDatabase) =>
    withFolder(async (folder) => {
      const files = new Map(kinds.map((kind) => [kind, path.join(folder, `${plurals[kind]}.ndjson`)]));
      const written = new Map([...files].map(([kind, file]) => [kind as string, createWriteStream(file)]));
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
      const environment = { DATABASE_URL: await makeDatabase('imports'), YIJIAN_DATA: folder };
      const load = (kind: (typeof kinds)[number]): Promise<number> =>
        runCommand(['import', files.get(kind) ?? ''], environment);
      await load('unit');
      await load('facility');
      const start = performance.now();
      const processorMs = await load('practitioner');
      const seconds = (performance.now() - start) / 1000;
      return [
        { what: 'practitioners imported a second', reached: practitioners / seconds, least: PER_SECOND },
        {
          what: 'practitioners imported for each second of the own processor time',
          reached: (practitioners * 1000) / processorMs,
          least: PER_SECOND,
        },
      ];
    }),
  );
