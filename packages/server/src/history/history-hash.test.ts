import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe as describeAlways, expect, it } from 'vitest';
import { onPostgresql } from '../../test/open-test-store.ts';
import { type HashedVersion, historyHash } from './history-hash.js';

// Nothing here asks a database: once is enough.
const describe = describeAlways.skipIf(onPostgresql);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const first: HashedVersion = {
  resource: 'units',
  id: 'unit-1',
  version: 1,
  storedAt: new Date('2026-06-30T01:02:03.004Z'),
  by: '王医生',
  document: { name: '虚构单位', id: 'unit-1', share: 1e21, parts: [0.1, -0, true] },
};

describe('the hash of a version', () => {
  it('is SHA-256 of its canonical JSON, written here by hand', () => {
    const document = '{"id":"unit-1","name":"虚构单位","parts":[0.1,0,true],"share":1e+21}';
    const told = '"changedAt":"2026-06-30T01:02:03.004Z","collection":"units"';
    expect(historyHash(first).toString('hex')).toBe(
      sha256(`{"by":"王医生",${told},"document":${document},"recordId":"unit-1","version":1}`),
    );
    const next = { ...first, version: 2, reason: '更正', withdrawn: true, previousHash: Buffer.alloc(32, 0xab) };
    expect(historyHash(next).toString('hex')).toBe(
      sha256(
        `{"by":"王医生",${told},"document":${document},"previousHash":"${'ab'.repeat(32)}","reason":"更正","recordId":"unit-1","version":2,"withdrawn":true}`,
      ),
    );
  });

  it('is the same after the way through a database, which keeps neither order nor what is undefined', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false })),
        (document) => {
          const read = Object.fromEntries(
            Object.entries(JSON.parse(JSON.stringify(document)) as Record<string, unknown>).reverse(),
          );
          const kept = { ...first, document: { ...document, gone: undefined } };
          expect(historyHash({ ...first, document: read, reason: null, previousHash: null })).toEqual(
            historyHash(kept),
          );
        },
      ),
    );
  });

  it('differs when anything of the version does', () => {
    const others: Partial<HashedVersion>[] = [
      { resource: 'facilities' },
      { id: 'unit-2' },
      { version: 2 },
      { storedAt: new Date('2026-06-30T01:02:03.005Z') },
      { by: '' },
      { reason: '' },
      { withdrawn: true },
      { document: {} },
      { previousHash: Buffer.alloc(32) },
    ];
    const hashes = [first, ...others.map((other) => ({ ...first, ...other }))].map((version) =>
      historyHash(version).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(others.length + 1);
  });
});
