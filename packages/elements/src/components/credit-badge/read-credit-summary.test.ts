import { assert } from 'chai';
import fc from 'fast-check';
import { summaries } from '../../../test/credit-summaries.js';
import { readPlainly } from '../../internal/plain-record.js';
import { FaultList } from '../../internal/untrusted.js';
import { readCarefully } from './careful-credit.js';
import { readCreditSummary } from './read-credit-summary.js';

/** Values at the borders of what is plain. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    5,
    100_001,
    Number.NaN,
    true,
    [],
    {},
    [null],
    'fac-1',
    'B',
    '2026-02-30',
    '2026-01-15',
    '2026-01-15T10:30:00+08:00',
    '13800138000',
    '联系电话 138 0013 8000',
    '11010519491231002X',
    '0990-1234567',
    '执业证书编码 110110000012345',
    'https://credit.lanxi.example/13800138000',
    'https://credit.lanxi.example/ratings/202601150',
    '/ratings/1',
    'javascript:alert(1)',
    'ratings/1',
    '<b>守信</b>',
    '\ud800',
    '😀',
    '守'.repeat(400),
    { __proto__: null, id: 'fac-1' },
  ),
  fc.string(),
  fc.jsonValue(),
);

/** A body with some places of it changed to something else, or without them. */
function changed(places: readonly (readonly [place: number, value: unknown])[]): unknown {
  const body = structuredClone(summaries()) as unknown as Record<string, unknown>;
  for (const [place, value] of places) {
    const slots: [holder: Record<string, unknown>, key: string][] = [];
    const collect = (holder: Record<string, unknown>): void => {
      for (const [key, inner] of Object.entries(holder)) {
        slots.push([holder, key]);
        if (typeof inner === 'object' && inner !== null) collect(inner as Record<string, unknown>);
      }
    };
    collect(body);
    const [holder, key] = slots[place % slots.length] ?? [body, 'data'];
    if (value === undefined && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
    else holder[key] = value;
  }
  return body;
}

describe('readCreditSummary', () => {
  const subjects = fc.constantFrom(undefined, 'fac-1', 'fac-2', '5');
  const places = fc.array(fc.tuple(fc.nat(200), fc.option(odd, { nil: undefined })), { maxLength: 3 });

  it('reads plainly what a careful reader has no word to say about, and nothing else otherwise', () => {
    fc.assert(
      fc.property(places, subjects, (changes, subject) => {
        const body = changed(changes);
        const plain = readPlainly(body, (root) => readCreditSummary(root, subject));
        if (plain === undefined) return;
        const faults = new FaultList();
        assert.deepEqual(plain, readCarefully(body, subject, faults.report));
        assert.isUndefined(faults.summary, JSON.stringify(body));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads plainly what servers send as a rule', () => {
    for (const reportUrl of ['https://credit.lanxi.example/ratings/1', '/ratings/2026011', undefined])
      assert.isDefined(readPlainly(summaries({ reportUrl }), (root) => readCreditSummary(root, 'fac-1')));
  });

  it('leaves every personal number to the careful reader', () => {
    for (const name of ['13800138000', '138 0013 8000', '１３８００１３８０００', '11010519491231002X', '0990-1234567'])
      for (const body of [
        summaries({ issuer: { id: 'x', name } }),
        summaries({ subject: { kind: 'facility', id: 'fac-1', name } }),
        summaries({ reportUrl: `https://credit.lanxi.example/${name}` }),
      ])
        assert.isUndefined(
          readPlainly(body, (root) => readCreditSummary(root, 'fac-1')),
          name,
        );
  });
});
