import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { launchOptions } from '@yijian/tooling/launch-options';
import { testFiles } from '@yijian/tooling/test-files';
import { countReporter } from '@yijian/tooling/wtr-count-reporter';
import { forcedColoursPlugin } from './test/forced-colours-plugin.js';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Tests of the elements in a real browser: `npm test -- elements`, or `wtr` in this folder.
 *
 * @type {import('@web/test-runner').TestRunnerConfig}
 */
export default {
  rootDir,
  files: testFiles.elements.map((glob) => rootDir + glob),
  nodeResolve: true,
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)), target: 'es2022' }),
    forcedColoursPlugin(),
  ],
  browsers: [chromeLauncher({ launchOptions: launchOptions() })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
  // Lit's development build is what the tests want; that it says so at every start is not news.
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  testFramework: { config: { timeout: 10_000 } },
  testsFinishTimeout: 300_000,
};
