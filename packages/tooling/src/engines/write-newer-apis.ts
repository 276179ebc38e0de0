import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Problem, runMain } from '../bootstrap/problem.js';
import { findInstalledBrowser } from '../browser/find-installed-browser.ts';
import { apiNamesOf, newerNames, type ApiNames } from './api-names.ts';
import { engineReleases } from './engine-releases.ts';
import { installEngine } from './install-engine.ts';
import { startEngine } from './start-engine.ts';

/** Writes newer-apis.json: what the installed browser knows and Chromium 83 does not, by asking both. */
const target = fileURLToPath(new URL('../build/newer-apis.json', import.meta.url));

async function ask(program: string, address: string): Promise<ApiNames & { version: string }> {
  const engine = await startEngine(program);
  try {
    return { version: engine.version, ...(await apiNamesOf(await engine.open(address))) };
  } finally {
    await engine.stop();
  }
}

await runMain(async () => {
  const [floor] = engineReleases;
  const installed = findInstalledBrowser();
  if (!installed || !floor) throw new Problem('No browser is installed: run npm test, or set CHROME_PATH.');
  // A page of this machine counts as secure, and so has what only secure pages have.
  const server = createServer(
    (_, response) => void response.setHeader('content-type', 'text/html').end('<!doctype html>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Problem('No port is free.');
    const origin = `http://127.0.0.1:${address.port}/`;
    const [now, then] = [await ask(installed, origin), await ask(await installEngine(floor), origin)];
    const newer = newerNames(now, then);
    writeFileSync(
      target,
      `${JSON.stringify({ source: 'npm run newer-apis', floor: then.version, installed: now.version, ...newer }, null, 2)}\n`,
    );
    process.stdout.write(
      `${target}: ${newer.globals.length} globals, ${newer.methods.length} methods, ${newer.attributes.length} attributes, ${newer.statics.length} statics\n`,
    );
    return 0;
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
