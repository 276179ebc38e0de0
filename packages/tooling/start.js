import { requirePort } from './src/bootstrap/port.js';
import { prepare } from './src/bootstrap/prepare.js';
import { runMain } from './src/bootstrap/problem.js';
import { runOnProjectNode } from './src/bootstrap/run-on-project-node.js';

await runMain(async () => {
  const env = { ...process.env, PORT: process.env.PORT || '4173' };
  // Before the install and the build: nobody should wait minutes to hear that the port is taken.
  await requirePort(env.PORT);
  await prepare();
  const built = await runOnProjectNode('packages/tooling/src/build/main.ts', ['--quiet-when-fresh'], env);
  if (built !== 0) return built;
  return runOnProjectNode('packages/server/dist/yijian.js', [], env);
});
