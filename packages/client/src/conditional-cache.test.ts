import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConditionalCache, type Answer } from './conditional-cache.js';

const answer = (text: string, etag: string | undefined = '"1"'): Answer => ({
  status: 200,
  contentType: 'application/json',
  etag,
  requestId: 'r',
  text,
});

it('keeps what has an ETag, and nothing else', () => {
  const cache = new ConditionalCache();
  cache.set('a', answer('x'));
  cache.set('b', { ...answer('x'), etag: undefined });
  expect(cache.get('a')?.text).toBe('x');
  expect(cache.get('b')).toBeUndefined();
  cache.set('a', { ...answer('y'), etag: undefined });
  expect(cache.get('a')).toBeUndefined();
});

it('lets go of the least recently used first', () => {
  const cache = new ConditionalCache(3);
  for (const key of ['a', 'b', 'c']) cache.set(key, answer('x'));
  cache.get('a');
  cache.set('d', answer('x'));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});

it('never holds more than its limit, whatever is put in, taken out and replaced', () => {
  const limit = 100;
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), size: fc.nat(120), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = new ConditionalCache(limit);
      for (const { key, size, remove } of steps) {
        if (remove) cache.delete(key);
        else cache.set(key, answer('x'.repeat(size)));
        const held = ['a', 'b', 'c', 'd', 'e'].map((k) => cache.get(k)?.text.length ?? 0);
        expect(held.reduce((a, b) => a + b)).toBeLessThanOrEqual(limit);
        if (!remove && size <= limit) expect(cache.get(key)?.text).toHaveLength(size);
      }
    }),
  );
});
