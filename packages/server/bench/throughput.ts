import { createRequire } from 'node:module';
import path from 'node:path';
import { installAside } from '@yijian/tooling/install-aside';
import { freePort, withFolder } from '../test/child-server.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import { quantile, type Verdict } from './verdict.ts';

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 16;
const SUBJECTS = 10;

/** Least shares of what the peers answer in the same processor time. */
const LEAST_OF_BARE = 0.5;
const LEAST_OF_PRISM = 5;

const here = import.meta.dirname;

/** The part of autocannon that is used here; it has no types of its own. */
type Autocannon = (options: { url: string; connections: number; duration: number }) => Promise<{
  '2xx': number;
  non2xx: number;
  errors: number;
}>;

/**
 * Credit summaries of ten subjects, asked for over and over: of this server, of a bare Fastify route that answers the same bytes, and of
 * Prism's mock of the same operation. Counted are answers for the processor time of each one's process, which is what one core can do,
 * whatever the load generator and other programs take.
 */
export const throughput = (): Promise<Verdict[]> =>
  withFolder(async (folder) => {
    const aside = createRequire(path.join(await installAside(path.join(here, 'peers')), 'package.json'));
    const autocannon = aside('autocannon') as Autocannon;
    const [ours, bare, prism] = await Promise.all([freePort(), freePort(), freePort()]);
    const api = `http://127.0.0.1:${ours}/v1`;
    const started: MeasuredProcess[] = [];
    try {
      const server = await startMeasured(
        [path.resolve(here, '../dist/yijian.js')],
        {
          PORT: String(ours),
          HOST: '127.0.0.1',
          YIJIAN_DATA: folder,
          YIJIAN_SEED_SIZE: '50',
          // Callers are counted, and none is refused.
          YIJIAN_READS_PER_MINUTE: '10000000',
          NODE_ENV: 'production',
        },
        `${api}/facilities?limit=${SUBJECTS}`,
      );
      started.push(server);
      const { data } = JSON.parse(server.body) as { data: { id: string }[] };
      const query = `/credit-summaries?${data.map(({ id }) => `subject=${id}`).join('&')}`;
      const body = await (await fetch(api + query)).text();
      const floor = await startMeasured(
        [path.join(here, 'bare-route.js')],
        { PORT: String(bare), BODY: body },
        `http://127.0.0.1:${bare}/v1${query}`,
      );
      started.push(floor);
      const bundle = createRequire(import.meta.url).resolve('@yijian/standard/openapi.json');
      const mock = await startMeasured(
        [aside.resolve('@stoplight/prism-cli/dist/index.js'), 'mock', '--port', String(prism), '-v', 'silent', bundle],
        {},
        `http://127.0.0.1:${prism}${query}`,
      );
      started.push(mock);
      const places = [
        { process: server, url: api + query },
        { process: floor, url: `http://127.0.0.1:${bare}/v1${query}` },
        { process: mock, url: `http://127.0.0.1:${prism}${query}` },
      ];
      const perSecond = places.map((): number[] => []);
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [index, { process, url }] of places.entries()) {
          const before = await process.processorMs();
          const answers = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
          if (answers.non2xx + answers.errors > 0) throw new Error(`${url} failed under load.`);
          const seconds = ((await process.processorMs()) - before) / 1000;
          // The first round warms up.
          if (round > 0) perSecond[index]?.push(answers['2xx'] / seconds);
        }
      const [own = 0, most = 0, mocked = 0] = perSecond.map((values) => quantile(values, 0.5));
      console.log(
        `answers per processor second: ${own.toFixed(0)}, bare route ${most.toFixed(0)}, Prism ${mocked.toFixed(0)}`,
      );
      return [
        { what: 'credit summaries, share of a bare route', reached: own / most, least: LEAST_OF_BARE },
        { what: "credit summaries, times Prism's mock", reached: own / mocked, least: LEAST_OF_PRISM },
      ];
    } finally {
      for (const { stop } of started) await stop();
    }
  });
