import { prepare } from './src/bootstrap/prepare.js';
import { runMain } from './src/bootstrap/problem.js';
import { runOnProjectNode } from './src/bootstrap/run-on-project-node.js';

await runMain(async () => {
  await prepare();
  return runOnProjectNode('packages/tooling/src/offline/main.ts', process.argv.slice(2));
});
