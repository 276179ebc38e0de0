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

/** Imports the practitioners of a region, after the facilities that they name. */
export const imports = (): Promise<Verdict[]> =>
  withPostgresql((makeDatabase) =>
    withFolder(async (folder) => {
      const files = {
        facility: path.join(folder, 'facilities.ndjson'),
        practitioner: path.join(folder, 'practitioners.ndjson'),
      };
      const written = {
        facility: createWriteStream(files.facility),
        practitioner: createWriteStream(files.practitioner),
      };
      let practitioners = 0;
      for (const { kind, record } of sampleRegion({ facilities: FACILITIES, asOf: '2026-06-30' })) {
        if (kind !== 'facility' && kind !== 'practitioner') continue;
        if (kind === 'practitioner') practitioners += 1;
        if (!written[kind].write(`${JSON.stringify(record)}\n`)) await once(written[kind], 'drain');
      }
      for (const file of Object.values(written)) {
        file.end();
        await once(file, 'finish');
      }
      const environment = { DATABASE_URL: await makeDatabase('imports'), YIJIAN_DATA: folder };
      await runCommand(['import', files.facility], environment);
      const start = performance.now();
      const processorMs = await runCommand(['import', files.practitioner], environment);
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
