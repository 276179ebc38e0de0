import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operations } from '@yijian/standard/operations';
import { requestAddress } from './request-address.js';

const base = 'https://example.org/v1';

it('fills the path and writes the query in the order of its names', () => {
  const timeline = requestAddress(base, operations.getFacilityTimeline);
  expect(timeline(['fac-1'], { to: '2024-12-31', kind: ['inspection', 'penalty'], limit: 20, from: undefined })).toBe(
    `${base}/facilities/fac-1/timeline?kind=inspection&kind=penalty&limit=20&to=2024-12-31`,
  );
  expect(requestAddress(base, operations.getApiRoot)([], {})).toBe(`${base}/`);
});

it('keeps every identifier inside its own path segment', () => {
  const address = requestAddress(base, operations.getFacility);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (id) => {
      fc.pre(id !== '.' && id !== '..' && Array.from(id).length <= 64);
      const { pathname, search, hash } = new URL(address([id], {}));
      expect(pathname.split('/').slice(0, -1)).toEqual(['', 'v1', 'facilities']);
      expect(decodeURIComponent(pathname.split('/').at(-1)!)).toBe(id);
      expect(search + hash).toBe('');
    }),
  );
});

it('brings every text of a query through', () => {
  const address = requestAddress(base, operations.listFacilities);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (q) => {
      expect(new URL(address([], { q })).searchParams.get('q')).toBe(q);
    }),
  );
});

it.each(['', '.', '..', 'x'.repeat(65), 'a\0b', '\ud83c', undefined, 7])('refuses the identifier %j', (id) => {
  const address = requestAddress(base, operations.getFacility);
  expect(() => address([id as string], {})).toThrow(/facilityId must be an identifier of 1 to 64 characters/);
});

it('leaves it to the server to refuse a parameter, which may know more than this client', () => {
  expect(requestAddress(base, operations.listFacilities)([], { since2027: 'x' })).toBe(
    `${base}/facilities?since2027=x`,
  );
});
