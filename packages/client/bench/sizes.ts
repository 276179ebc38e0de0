import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.ts';
import type { Verdict } from './verdict.ts';

const programs: readonly { what: string; source: string; most: number }[] = [
  {
    what: 'core with two resources',
    source: `import { createTransport } from '@yijian/client';
      import { listFacilities, getFacility, listPlans, getPlan } from '@yijian/client/operations';
      const transport = createTransport({ baseUrl: '/v1' });
      export const read = [listFacilities(transport), getFacility(transport, 'f'), listPlans(transport), getPlan(transport, 'p')];`,
    most: 11.5,
  },
  {
    what: 'everything without validators',
    source: `import { createClient } from '@yijian/client'; export const client = createClient({ baseUrl: '/v1' });`,
    most: 16,
  },
];

/** Kilobytes of 1,000 bytes, minified and gzipped, ky included. */
export async function sizes(): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { what, source, most } of programs)
    verdicts.push({ what: `${what}, kB`, reached: gzipSync(await bundle(source), { level: 9 }).length / 1000, most });
  return verdicts;
}
