import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../dist/yijian.js');

/**
 * Runs a command of the server to its end, in a process of its own that prints where this one does.
 *
 * @returns milliseconds of processor time that the process used
 */
export async function runCommand(args: readonly string[], environment: Record<string, string>): Promise<number> {
  const told = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.send((user+system)/1000)})`;
  const child = spawn(process.execPath, ['--import', told, main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let processorMs = Number.NaN;
  child.on('message', (message) => (processorMs = Number(message)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`yijian ${args.join(' ')} ended with ${code}.`);
  return processorMs;
}
