import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'yijian-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script through `runOnProjectNode` in a process of its own, as `npm start` runs the server. */
function start(script: string) {
  const file = join(folder, 'script.mjs');
  writeFileSync(file, script);
  const module = new URL('run-on-project-node.js', import.meta.url).href;
  const runner = `import { runOnProjectNode } from '${module}'; process.exitCode = await runOnProjectNode('${file}');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', runner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, printed }));
  const said = async (text: string): Promise<void> => {
    while (!printed.includes(text)) await once(child.stdout, 'data');
  };
  return { child, ended, said };
}

describe('a script on the project Node', () => {
  it('gives its exit code', async () => {
    expect(await start('console.log(process.versions.node); process.exitCode = 7').ended).toMatchObject({
      code: 7,
      printed: expect.stringMatching(/^24\./) as string,
    });
  });

  it.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGTERM'],
  ] as const)('hears of %s by %s and is waited for until it has cleaned up', async (signal, heard) => {
    const { child, ended, said } = start(`
      const alive = setInterval(() => {}, 1000);
      process.on('${heard}', () => setTimeout(() => { console.log('clean'); clearInterval(alive); }, 200));
      console.log('ready');
    `);
    await said('ready');
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, printed: 'ready\nclean\n' });
  });

  it('hears a signal once, though the terminal and npm both send it', async () => {
    const { child, ended, said } = start(`
      let heard = 0;
      process.on('SIGINT', () => heard++ || setTimeout(() => { console.log('heard', heard); process.exit(); }, 300));
      setInterval(() => {}, 1000);
      console.log('ready');
    `);
    await said('ready');
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 50);
    expect(await ended).toMatchObject({ printed: 'ready\nheard 1\n' });
  });

  it('ends, cleaned up, when the process that runs it is killed', async () => {
    const { child, said } = start(`
      process.on('SIGTERM', () => { console.log('clean'); process.exit(); });
      setInterval(() => {}, 1000);
      console.log('ready');
    `);
    await said('ready');
    child.kill('SIGKILL');
    await said('clean');
  });

  it('ends by itself when it has nothing left to do', async () => {
    expect(await start("console.log('done')").ended).toEqual({ code: 0, printed: 'done\n' });
  });

  it('gives 128 and the number of the signal that ended it', async () => {
    expect(await start("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)").ended).toMatchObject({
      code: 137,
    });
  });
});
