import { expect, it, vi } from 'vitest';
import { caughtKind } from '../test/caught.js';
import { deferred } from '../test/deferred.js';
import { InFlight } from './in-flight.js';

it('starts a task once while it runs, and again when it has ended', async () => {
  const inFlight = new InFlight();
  const run = vi.fn(async () => Promise.resolve('done'));
  expect(await Promise.all([inFlight.join('a', run), inFlight.join('a', run), inFlight.join('b', run)])).toEqual([
    'done',
    'done',
    'done',
  ]);
  expect(run).toHaveBeenCalledTimes(2);
  await inFlight.join('a', run);
  expect(run).toHaveBeenCalledTimes(3);
});

it('starts anew after a failure', async () => {
  const inFlight = new InFlight();
  await expect(inFlight.join('a', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await inFlight.join('a', async () => Promise.resolve('done'))).toBe('done');
});

it('starts anew for a caller that comes after all others have left', async () => {
  const inFlight = new InFlight();
  const leaver = new AbortController();
  const left = inFlight.join('a', () => new Promise(() => undefined), leaver.signal);
  leaver.abort();
  await caughtKind('aborted', left);
  expect(await inFlight.join('a', async () => Promise.resolve('done'))).toBe('done');
});

it('lets nobody join after it is cleared, and forgets no newer task when the older ends', async () => {
  const inFlight = new InFlight();
  const older = deferred<string>();
  const newer = deferred<string>();
  const first = inFlight.join('a', () => older.promise);
  inFlight.clear();
  const second = inFlight.join('a', () => newer.promise);
  older.resolve('old');
  expect(await first).toBe('old');
  const third = inFlight.join('a', async () => Promise.resolve('third task'));
  newer.resolve('new');
  expect(await second).toBe('new');
  expect(await third).toBe('new');
});
