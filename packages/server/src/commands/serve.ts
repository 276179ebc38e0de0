import { readSettings } from '../settings.js';
import { start } from '../start.js';
import type { CommandAction } from './command.js';

const places = { portals: '/', API: '/v1', reference: '/reference', storybook: '/storybook' };

/** Runs the server until it is told to stop (0), told so twice (1), or loses its database (1). */
export const serve: CommandAction = async (_positional, _options, { env, output, errors }) => {
  const { origin, stop, lost } = await start(readSettings(env), output);
  const ended = new Promise<number>((resolve) => {
    let stopping = false;
    const end = (): void => {
      // Whoever asks twice does not want to wait.
      if (stopping) resolve(1);
      stopping = true;
      void stop().then(() => resolve(0));
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    void lost.then((why) => {
      errors.write(`${why}\n`);
      resolve(1);
    });
  });
  const addresses = Object.entries(places).map(([name, path]) => `${name} ${origin}${path}`);
  output.write(`ready  ${addresses.join('  ')}\n`);
  return ended;
};
