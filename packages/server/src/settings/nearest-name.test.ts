import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

const names = ['YIJIAN_DATA', 'YIJIAN_SEED_SIZE', 'YIJIAN_SEED_DATE', 'YIJIAN_TOKEN'];

it('finds a name again in which one character was dropped, doubled or changed', () => {
  const slip = fc.constantFrom(
    (name: string, at: number) => name.slice(0, at) + name.slice(at + 1),
    (name: string, at: number) => name.slice(0, at) + name.slice(at, at + 1) + name.slice(at),
    (name: string, at: number) => `${name.slice(0, at)}#${name.slice(at + 1)}`,
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), slip, fc.nat(10), (name, make, at) => {
      expect(nearestName(make(name, at), names)).toBe(name);
    }),
  );
});

it('takes the nearer of two', () => expect(nearestName('YIJIAN_SEED_DTE', names)).toBe('YIJIAN_SEED_DATE'));

it('guesses nothing when all are far away', () => expect(nearestName('YIJIAN_LOG_FORMAT_X', names)).toBeUndefined());
