import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caught, caughtKind } from '../test/caught.js';
import { Batch } from './batch.js';

const stay = new AbortController().signal;

it('loads together what is asked for in one turn of the event loop, over any number of microtasks', async () => {
  const loads: string[][] = [];
  const batch = new Batch(100, async (keys) => {
    loads.push(keys);
    return Promise.resolve(keys);
  });
  const answers = [batch.add('a', stay)];
  for (const key of ['b', 'c']) {
    await Promise.resolve();
    answers.push(batch.add(key, stay));
  }
  queueMicrotask(() => answers.push(batch.add('d', stay)));
  await Promise.all(answers);
  expect(loads).toEqual([['a', 'b', 'c', 'd']]);
  await batch.add('e', stay);
  expect(loads).toHaveLength(2);
});

it('gives each asker the load of its key, in loads as few and as large as the size allows, whoever leaves when', async () => {
  const ask = fc.record({
    turns: fc.nat(2),
    leaves: fc.constantFrom('never', 'never', 'never', 'at once', 'in flight'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (asks, size) => {
      const loads: string[][] = [];
      const batch = new Batch(size, async (keys, signal) => {
        loads.push(keys);
        await turn();
        await turn();
        signal.throwIfAborted();
        return new Set(keys);
      });
      const outcomes: Promise<unknown>[] = [];
      for (const [index, { turns, leaves }] of asks.entries()) {
        for (let t = 0; t < turns; t++) await new Promise((resolve) => setTimeout(resolve, 0));
        const leaver = new AbortController();
        const answer = batch.add(`k${index}`, leaver.signal);
        if (leaves === 'at once') leaver.abort();
        if (leaves === 'in flight') setTimeout(() => leaver.abort(), 0);
        outcomes.push(
          leaves === 'never'
            ? answer.then((keys) => expect(keys).toContain(`k${index}`))
            : answer.catch((error: unknown) => expect((error as Error).name).toBe('AbortedError')),
        );
      }
      await Promise.all(outcomes);
      const loaded = loads.flat();
      expect(new Set(loaded).size).toBe(loaded.length);
      expect(loads.every((keys) => keys.length >= 1 && keys.length <= size)).toBe(true);
      for (const [index, { leaves }] of asks.entries())
        if (leaves === 'at once') expect(loaded).not.toContain(`k${index}`);
    }),
    { numRuns: 60 },
  );
});

it('aborts the load when all its askers have left, and only then', async () => {
  let signal: AbortSignal | undefined;
  const batch = new Batch(2, (_, given) => {
    signal = given;
    return new Promise(() => undefined);
  });
  const [one, other] = [new AbortController(), new AbortController()];
  const answers = [batch.add('a', one.signal), batch.add('b', other.signal)];
  await new Promise((resolve) => setTimeout(resolve, 5));
  one.abort();
  expect(signal?.aborted).toBe(false);
  other.abort();
  expect(signal?.aborted).toBe(true);
  for (const answer of answers) await caughtKind('aborted', answer);
});

it('fails every asker of a load that fails, and no other', async () => {
  const batch = new Batch(2, async (keys) =>
    keys.includes('b') ? Promise.reject(new Error('no')) : Promise.resolve(keys),
  );
  const [a, b, c] = ['a', 'b', 'c'].map((key) => batch.add(key, stay));
  expect(await caught(a!)).toBe(await caught(b!));
  expect(await c).toEqual(['c']);
});

it('takes no longer for callers who ask for the same than for as many who ask for different things', async () => {
  const cpuOf = async (keyOf: (n: number) => string): Promise<number> => {
    const batch = new Batch(100_000, (keys) => Promise.resolve(keys.length));
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: 20_000 }, (_, n) => batch.add(keyOf(n))));
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const different = await cpuOf(String);
  expect((await cpuOf(() => 'same')) / different).toBeLessThan(5);
});
