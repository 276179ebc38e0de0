import { describe, expect, it } from 'vitest';
import { type ListedSubject, listEntryInForce, listFlags } from './list-flags.js';

const entry = (id: string, other: Partial<ListedSubject> = {}): ListedSubject => ({
  id,
  subject: { id: 'f' },
  kind: 'key-supervision',
  status: 'in-force',
  enteredOn: '2025-07-08',
  ...other,
});

describe('listEntryInForce', () => {
  it.each([
    ['before the entry', {}, '2025-07-07', false],
    ['on its day', {}, '2025-07-08', true],
    ['without an end', {}, '2099-01-01', true],
    ['on the last day of its term', { validTo: '2026-07-07' }, '2026-07-07', true],
    ['after its term', { validTo: '2026-07-07' }, '2026-07-08', false],
    ['the day before it was left', { status: 'left', leftOn: '2026-01-12' }, '2026-01-11', true],
    ['the day on which it was left', { status: 'left', leftOn: '2026-01-12' }, '2026-01-12', false],
    ['left on an unknown day', { status: 'left' }, '2025-08-01', false],
    ['annulled', { status: 'annulled' }, '2025-08-01', false],
  ] as const)('%s', (_, other, on, inForce) => {
    expect(listEntryInForce(entry('a', other), on)).toBe(inForce);
  });
});

describe('listFlags', () => {
  it('names the lists on which the subject stands, in the order of entry', () => {
    const entries = [
      entry('b', { kind: 'red', enteredOn: '2025-09-01' }),
      entry('a'),
      entry('c', { subject: { id: 'other' } }),
      entry('d', { status: 'annulled' }),
    ];
    expect(listFlags(entries, 'f', '2025-10-01')).toEqual([
      { kind: 'key-supervision', listEntryId: 'a', enteredOn: '2025-07-08' },
      { kind: 'red', listEntryId: 'b', enteredOn: '2025-09-01' },
    ]);
  });

  it('is absent where there is none', () => {
    expect(listFlags([entry('a')], 'f', '2025-01-01')).toBeUndefined();
  });
});
