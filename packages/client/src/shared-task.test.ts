import { expect, it, vi } from 'vitest';
import { caughtKind } from '../test/caught.js';
import { deferred } from '../test/deferred.js';
import { SharedTask } from './shared-task.js';

const pending = (): { task: SharedTask<string>; signal: AbortSignal; resolve: (value: string) => void } => {
  const { promise, resolve } = deferred<string>();
  let signal!: AbortSignal;
  const task = new SharedTask((given) => {
    signal = given;
    return promise;
  });
  return { task, signal, resolve };
};

it('gives every caller the one result', async () => {
  const { task, resolve } = pending();
  const both = Promise.all([task.join(), task.join(new AbortController().signal)]);
  resolve('done');
  expect(await both).toEqual(['done', 'done']);
});

it('lets one caller leave at once without harm to the others', async () => {
  const { task, signal, resolve } = pending();
  const leaver = new AbortController();
  const leaving = task.join(leaver.signal);
  const staying = task.join();
  leaver.abort('gone home');
  expect((await caughtKind('aborted', leaving)).cause).toBe('gone home');
  expect(signal.aborted).toBe(false);
  resolve('done');
  expect(await staying).toBe('done');
});

it('aborts the task when the last caller leaves, and not before', async () => {
  const { task, signal } = pending();
  const callers = [new AbortController(), new AbortController()] as const;
  const calls = callers.map((caller) => task.join(caller.signal));
  callers[0].abort();
  expect(signal.aborted).toBe(false);
  callers[1].abort();
  expect(signal.aborted).toBe(true);
  expect(task.abandoned).toBe(true);
  for (const call of calls) await caughtKind('aborted', call);
});

it('refuses a caller that comes with an aborted signal', async () => {
  const { task, signal } = pending();
  await caughtKind('aborted', task.join(AbortSignal.abort()));
  expect(signal.aborted).toBe(true);
});

it('aborts what a failed task has left running', async () => {
  let signal!: AbortSignal;
  const task = new SharedTask(async (given) => {
    signal = given;
    await Promise.resolve();
    throw new Error('no');
  });
  await expect(task.join()).rejects.toThrow('no');
  expect(signal.aborted).toBe(true);
});

it('leaves no listener behind on a signal that lives on', async () => {
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, 'addEventListener');
  const remove = vi.spyOn(signal, 'removeEventListener');
  await new SharedTask(async () => Promise.resolve('done')).join(signal);
  await new SharedTask(async () => Promise.reject(new Error('no'))).join(signal).catch(() => undefined);
  await Promise.resolve();
  expect(add).toHaveBeenCalledTimes(2);
  expect(remove.mock.calls.map(([, listener]) => listener)).toEqual(add.mock.calls.map(([, listener]) => listener));
});
