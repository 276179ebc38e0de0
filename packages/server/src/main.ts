import { readSettings } from './settings.js';
import { start } from './start.js';
import { StartProblem } from './start-problem.js';

try {
  const { origin, stop, lost } = await start(readSettings(process.env), process.stdout);
  let stopping = false;
  const end = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  void lost.then((why) => {
    process.stderr.write(`${why}\n`);
    process.exit(1);
  });
  const places = { portals: '/', API: '/v1', reference: '/reference', storybook: '/storybook' };
  const addresses = Object.entries(places).map(([name, path]) => `${name} ${origin}${path}`);
  process.stdout.write(`ready  ${addresses.join('  ')}\n`);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
