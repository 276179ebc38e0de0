import { startChild, stopChild, withFolder } from '../test/child-server.ts';
import { quantile, type Verdict } from './verdict.ts';

const ROUNDS = 5;
const MOST_SECONDS = 3;

/** Starts the server on a folder of the embedded database that is filled already. */
export const opening = (): Promise<Verdict[]> =>
  withFolder(async (folder) => {
    const environment = { YIJIAN_DATA: folder, PORT: '0', NODE_ENV: 'production' };
    const start = async (): Promise<number> => {
      const before = performance.now();
      const server = startChild(environment);
      await server.ready;
      const ms = performance.now() - before;
      await stopChild(server);
      return ms;
    };
    await start();
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push((await start()) / 1000);
    return [{ what: 'seconds to start on an existing folder', reached: quantile(times, 0.5), most: MOST_SECONDS }];
  });
