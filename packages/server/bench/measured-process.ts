import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Tells the processor time that it has used whenever it is asked. */
const told = `data:text/javascript,process.on('message',()=>{const{user,system}=process.cpuUsage();process.send((user+system)/1000)});process.channel.unref()`;

/** A program in a process of its own, whose processor time is known. */
export interface MeasuredProcess {
  /** Milliseconds of processor time since it began. */
  processorMs: () => Promise<number>;
  stop: () => Promise<void>;
}

/**
 * Starts a Node program and waits until it answers.
 *
 * @param address asked again and again until it answers 200; what it answers is returned as well
 * @throws Error when the program ends before
 */
export async function startMeasured(
  args: readonly string[],
  environment: Record<string, string>,
  address: string,
): Promise<MeasuredProcess & { body: string }> {
  const child = spawn(process.execPath, ['--import', told, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const body = await answerOf(child, address);
  const processorMs = async (): Promise<number> => {
    const answer = once(child, 'message');
    child.send('time');
    return Number((await answer)[0]);
  };
  return { processorMs, stop, body };
}

async function answerOf(child: ChildProcess, address: string): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}.`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return answer.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
