import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staticCursor, staticPosition, staticShard, staticValues } from './static-layout.js';

describe('a shard', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('is FNV-1a of %j', (text, hash) => {
    expect(staticShard(text, { shards: 2 ** 32 })).toBe(hash);
  });

  it('counts the bytes of UTF-8', () => {
    const fnv = (bytes: Iterable<number>): number => {
      let hash = 0x811c9dc5n;
      for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
      return Number(hash);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5000 }), (text, shards) => {
        expect(staticShard(text, { shards })).toBe(fnv(Buffer.from(text)) % shards);
      }),
    );
  });
});

describe('a cursor', () => {
  it('says its position again', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(1_000_000), fc.dictionary(fc.string(), fc.string()), (limit, offset, filters) => {
        const list = `/facilities?${new URLSearchParams(filters).toString()}`;
        const position = { publication: '2026-07-01T08-00-00-000Z', list, limit, offset };
        expect(staticPosition(staticCursor(position))).toEqual(position);
      }),
    );
  });

  it('of anything else is none', () => {
    expect(['', 'x', 'a.1.2', 'a.1.2.facilities', 'a.x.2./f', '../a.1.2./f'].map(staticPosition)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
});

it('finds what a filter compares, wherever it is', () => {
  const record = { a: { b: 1 }, list: [{ c: 'x' }, { c: 'y' }, {}], none: 'text' };
  expect(['/a/b', '/list/*/c', '/none/*', '/missing/deep'].map((at) => staticValues(record, at))).toEqual([
    ['1'],
    ['x', 'y'],
    [],
    [],
  ]);
});
