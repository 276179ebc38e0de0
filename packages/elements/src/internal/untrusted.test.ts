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

  it('names the property that held a personal number, and never the number', () => {
    const { record, faults } = read({
      a: 13800138000,
      b: '１３８００１３８０００',
      c: '执业证书编码：110110000012345',
      d: 'https://x.example/11010519491231002X',
      e: '澜溪州',
    });
    for (const name of ['a', 'b', 'c'])
      assert.notMatch(record.text(name) ?? '', /13800138000|１３８|110110000012345/, name);
    assert.isUndefined(record.url('d'));
    assert.equal(record.text('e'), '澜溪州');
    assert.deepEqual(
      faults.blocked.map(({ property, kind }) => `${property} ${kind}`),
      ['/a phone', '/b phone', '/c certificate-code', '/d identity-number'],
    );
    assert.notMatch(faults.summary ?? '', /13800138000|１３８|110110000012345|11010519491231002X/);
  });

  it('takes no long number for words, but leaves it in other texts', () => {
    const { record, faults } = read({ a: '张三 110110000012345', b: '编号 20250630000123', c: '５'.repeat(15) });
    assert.equal(record.words('a'), `张三 ${'*'.repeat(15)}`);
    assert.equal(record.text('b'), '编号 20250630000123');
    assert.equal(record.words('c'), '*'.repeat(15));
    assert.deepEqual(
      faults.blocked.map(({ property, kind }) => `${property} ${kind}`),
      ['/a certificate-code', '/c certificate-code'],
    );
  });

  it('names a property once, and no more than twenty', () => {
    const { record, faults } = read({ list: Array.from({ length: 50 }, () => ({ v: '13800138000' })) });
    record.list('list', (item) => (item.text('v'), item.text('v')));
    assert.lengthOf(faults.blocked, 20);
  });

  it('shows half a character as a sign of its own, and says that markup is shown as text', () => {
    const { record, faults } = read({ a: '甲\ud800乙', b: '<b onclick=x>', c: '😀'.repeat(10), d: '<600' });
    assert.equal(record.text('a'), '甲\ufffd乙');
    assert.equal(record.text('b'), '<b onclick=x>');
    assert.equal(record.text('c', 5), '😀😀…');
    assert.equal(record.text('d'), '<600');
    assert.include(faults.summary, '/a holds half a character');
    assert.include(faults.summary, '/b holds markup');
    assert.notInclude(faults.summary, '/d');
  });

  it('takes no number beyond what can be', () => {
    const { record, faults } = read({ a: 13_800_138_000, b: -1, c: 100 });
    assert.deepEqual(
      [record.number('a', 100_000), record.number('b', 5), record.number('c', 100)],
      [undefined, undefined, 100],
    );
    assert.include(faults.summary, '/a must be from 0 to 100000');
  });

  it('reads no more of a list than it is told to', () => {
    const { record, faults } = read({
      list: Array.from({ length: 50_000 }, (_, id) => ({ id })),
      texts: ['a', 'b', 'c'],
    });
    assert.lengthOf(
      record.first('list', 3, (item) => item.number('id')),
      3,
    );
    assert.equal(record.find('list', (item) => item.number('id') === 2, 3)?.number('id'), 2);
    assert.isUndefined(record.find('list', (item) => item.number('id') === 3, 3));
    assert.deepEqual(record.texts('texts', 9, 2), ['a', 'b']);
    assert.include(faults.summary, '/list holds 50000 items, of which the first 3 are read');
  });

  it('knows an identifier that is looked for, and says nothing of others', () => {
    const { record, faults } = read({ id: 'fac-1', number: 7, none: null });
    assert.isTrue(record.is('id', 'fac-1'));
    assert.isTrue(record.is('number', '7'));
    for (const name of ['none', 'absent']) assert.isFalse(record.is(name, 'null'));
    assert.isUndefined(faults.summary);
  });

  it('tells a list from what is none', () => {
    const { record, faults } = read({ a: [], b: 'text', c: [1] });
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => record.isList(name)),
      [true, false, true, false],
    );
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => record.isEmpty(name)),
      [true, true, false, true],
    );
    assert.include(faults.summary, '/b must be an array, not a string');
    assert.include(faults.summary, '/d is required');
  });

  it('takes the day of a time', () => {
    const { record, faults } = read({ a: '2026-01-20T10:30:00+08:00', b: '2026-01-20', c: 'soon' });
    assert.deepEqual(
      [record.day('a'), record.day('b'), record.day('c'), record.day('d')],
      ['2026-01-20', '2026-01-20', undefined, undefined],
    );
    assert.include(faults.summary, '/c must be a date or a time');
  });

  it('ignores and names a key that would change every object', () => {
    const { record, faults } = read(JSON.parse('{"__proto__":{"status":"A"}}'));
    assert.isUndefined(record.text('status'));
    assert.include(faults.summary, '/__proto__ is no property of the standard');
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
