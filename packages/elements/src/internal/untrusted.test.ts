import { assert } from 'chai';
import { FaultList, UntrustedRecord } from './untrusted.js';

const read = (value: unknown): { record: UntrustedRecord; faults: FaultList } => {
  const faults = new FaultList();
  const record = UntrustedRecord.from(value, '', faults.report);
  if (!record) throw new Error('not a record');
  return { record, faults };
};

describe('UntrustedRecord', () => {
  it('reads what has the right type and reports nothing', () => {
    const { record, faults } = read({
      a: '甲',
      n: 3,
      d: '2024-02-29',
      f: false,
      list: [{ a: '1' }],
      words: ['x', 'y'],
    });
    assert.equal(record.text('a'), '甲');
    assert.equal(record.text('n'), '3');
    assert.equal(record.number('n'), 3);
    assert.equal(record.date('d'), '2024-02-29');
    assert.equal(record.flag('f'), false);
    assert.deepEqual(
      record.list('list', (item) => item.text('a')),
      ['1'],
    );
    assert.deepEqual(record.texts('words'), ['x', 'y']);
    assert.isUndefined(record.text('absent'));
    assert.isUndefined(faults.summary);
  });

  const wrong: [string, unknown, (record: UntrustedRecord) => unknown][] = [
    ['a text', { v: { toString: null } }, (record) => record.text('v')],
    ['a text', { v: null }, (record) => record.text('v')],
    ['a date', { v: '2023-02-29' }, (record) => record.date('v')],
    ['a date', { v: '2023-1-1' }, (record) => record.date('v')],
    ['a number', { v: NaN }, (record) => record.number('v')],
    ['a number', { v: '3' }, (record) => record.number('v')],
    ['true or false', { v: 'yes' }, (record) => record.flag('v')],
    ['an object', { v: [] }, (record) => record.record('v')],
    ['an http', { v: 'javascript:alert(1)' }, (record) => record.url('v')],
    ['an http', { v: ' java\nscript:alert(1)' }, (record) => record.url('v')],
    ['an http', { v: 'data:text/html,x' }, (record) => record.url('v')],
  ];
  for (const [expected, value, reader] of wrong) {
    it(`answers undefined and says that ${JSON.stringify(value)} must hold ${expected}`, () => {
      const { record, faults } = read(value);
      assert.isUndefined(reader(record));
      assert.include(faults.summary, `/v must be ${expected}`);
    });
  }

  it('keeps relative and web addresses', () => {
    const { record } = read({ a: '/ratings/1', b: 'https://example.gov.cn/1', c: 'http://example.gov.cn/' });
    assert.deepEqual(
      [record.url('a'), record.url('b'), record.url('c')],
      ['/ratings/1', 'https://example.gov.cn/1', 'http://example.gov.cn/'],
    );
  });

  it('leaves out list items that nothing can be made of, and says where they are', () => {
    const { record, faults } = read({ list: [{ id: 'a' }, null, 7, {}] });
    assert.deepEqual(
      record.list('list', (item) => item.text('id') ?? item.missing<string>('id')),
      ['a'],
    );
    assert.include(faults.summary, '/list/1 must be an object, not null');
    assert.include(faults.summary, '/list/3/id is required');
  });

  it('cuts a text that is far too long', () => {
    const { record, faults } = read({ v: '长'.repeat(1_000_000) });
    assert.equal(record.text('v', 10), `${'长'.repeat(10)}…`);
    assert.include(faults.summary, 'longer than 10');
  });

  it('masks identity and telephone numbers and says so', () => {
    // The specimen number of GB 11643-1999.
    const { record, faults } = read({ v: '证件 11010519491231002X，电话 13800138000' });
    const shown = record.text('v') ?? '';
    assert.notInclude(shown, '11010519491231002X');
    assert.notInclude(shown, '13800138000');
    assert.include(faults.summary, 'personal identity-number');
  });

  it('masks a number that the cut would halve', () => {
    const { record } = read({ v: `${'一'.repeat(15)}11010519491231002X` });
    assert.notMatch(record.text('v', 20) ?? '', /\d/);
  });

  it('reports the first faults and the number of the rest', () => {
    const { record, faults } = read({ list: Array.from({ length: 50 }, () => null) });
    record.list('list', () => 1);
    assert.match(faults.summary ?? '', /and 47 more/);
  });
});
