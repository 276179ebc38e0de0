import { assert } from 'chai';
import { warningsOf } from '../../test/page.js';
import { readerDay } from './reader-day.js';

describe('readerDay', () => {
  const host = (): Element => document.createElement('div');

  it('is the day that the page names', () => {
    assert.equal(readerDay(host(), '2026-02-01'), '2026-02-01');
  });

  it('is the reader’s own day without one, also after the attribute was taken away', () => {
    const now = new Date();
    for (const today of [undefined, null]) {
      const [year, month, day] = readerDay(host(), today).split('-').map(Number);
      assert.deepEqual([year, month, day], [now.getFullYear(), now.getMonth() + 1, now.getDate()]);
    }
  });

  it('warns of a day that does not exist and takes the reader’s own', async () => {
    const warnings = await warningsOf(() => assert.notEqual(readerDay(host(), '2026-02-30'), '2026-02-30'));
    assert.match(warnings.join(), /today "2026-02-30" must be a date/);
  });
});
