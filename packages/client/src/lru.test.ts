import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lru } from './lru.js';

it('lets go of the least recently used first', () => {
  const cache = new Lru<string>(3);
  for (const key of ['a', 'b', 'c']) cache.set(key, 'x', 1);
  cache.get('a');
  cache.set('d', 'x', 1);
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});

it('never holds more than its limit, whatever is put in, taken out and replaced', () => {
  const limit = 100;
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const step = fc.record({ key: fc.constantFrom(...keys), size: fc.nat(120), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new Lru<string>(limit);
      for (const { key, size, remove } of steps) {
        if (remove) cache.delete(key);
        else cache.set(key, 'x'.repeat(size), size);
        const held = keys.map((k) => cache.get(k)?.value.length ?? 0);
        expect(held.reduce((a, b) => a + b)).toBeLessThanOrEqual(limit);
        if (!remove && size <= limit) expect(cache.get(key)?.value).toHaveLength(size);
        if (remove) expect(cache.get(key)).toBeUndefined();
      }
      cache.clear();
      expect(keys.filter((key) => cache.get(key))).toEqual([]);
    }),
  );
});
