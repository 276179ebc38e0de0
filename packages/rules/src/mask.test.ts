import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskPhone, maskText } from './mask.js';

/** The specimen printed in GB 11643-1999. */
const SPECIMEN = '11010519491231002X';

describe('maskName', () => {
  it.each([
    ['张三', '张某'],
    ['王小明', '王某'],
    ['欧阳小明', '欧阳某'],
    ['欧阳', '欧某'],
    ['买买提·吐尔逊', '买某'],
    ['Smith', 'S***'],
  ])('hides %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['0990-1234567', '0990-****'],
    ['12345', '****'],
  ])('hides %s as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});

describe('maskText', () => {
  it('hides all of an identity number, and says only where it stood', () => {
    expect(maskText(`身份证号${SPECIMEN}。`)).toEqual({
      text: `身份证号${'*'.repeat(18)}。`,
      masked: [{ kind: 'identity-number', start: 4, end: 22 }],
    });
    expect(maskText('110105 19491231 002x').text).toBe('*'.repeat(18));
  });

  it.each([' ', '-', '－', '—', '.', '\u00a0', '\u3000', '\u200b', '\u00ad', '  '])(
    'hides numbers in groups with %j between them',
    (gap) => {
      const grouped = (...groups: string[]): string => maskText(`号码${groups.join(gap)}。`).text;
      for (const groups of [
        ['110105', '19491231', '002X'],
        ['110105', '1949', '1231', '002x'],
        ['1101', '0519', '4912', '3100', '2X'],
        ['2026', '110105', '19491231', '002X'],
      ])
        expect(grouped(...groups)).toMatch(/^号码(2026.{1,2})?\*{18}。$/u);
      for (const groups of [
        ['138', '1234', '5678'],
        ['138', '123', '45678'],
        ['1381234', '5678'],
        ['+86', '138', '1234', '5678'],
      ])
        expect(grouped(...groups)).toBe('号码138****5678。');
      expect(grouped('0571', '87654321')).toBe('号码0571-****。');
    },
  );

  it.each(['008613812345678', '0086 138 1234 5678', '８６－１３８１２３４５６７８'])(
    'hides a number with the number of the country before it: %s',
    (text) => {
      expect(maskText(text).text).toBe('138****5678');
    },
  );

  it.each([
    [`ID${SPECIMEN}`, `ID${'*'.repeat(18)}`],
    [`${SPECIMEN}abc`, `${'*'.repeat(18)}abc`],
    ['tel13812345678', 'tel138****5678'],
    ['微信wx：13812345678wx', '微信wx：138****5678wx'],
    ['Tel.+8613812345678', 'Tel.138****5678'],
  ])('hides a number that a word touches: %s', (text, shown) => {
    expect(maskText(text).text).toBe(shown);
  });

  it('leaves codes alone that have letters and digits in turn', () => {
    for (const text of ['PDY13812345678A1001', '9f13812345678', 'a3f13912345678c2', '91350100M000100Y43'])
      expect(maskText(text), text).toEqual({ text, masked: [] });
  });

  it.each(['身份证号110105491231002', '居民身份证号码：110105491231002', '身份证 110105194912310021'])(
    'hides an identity number without a check character, or with a wrong one, by what it is called: %s',
    (text) => {
      const { text: result, masked } = maskText(text);
      expect(result).toMatch(/^(居民)?身份证(号码?)?[： ]?\*{15,18}$/u);
      expect(masked.map(({ kind }) => kind)).toEqual(['identity-number']);
    },
  );

  it.each([
    'ID110105491231002',
    '有效证件号码：110105491231002',
    'ID card no. 110105491231002',
    '证件为110105491231002。',
  ])('hides an identity number of 15 digits behind a name that others share: %s', (text) => {
    expect(maskText(text).text).toBe(text.replace('110105491231002', '*'.repeat(15)));
  });

  it.each([
    '证件号码：110105491331002',
    'ID 910105491231002',
    'fac-GRID110105491231002',
    'ID1101054912310021',
    '证件共110105491231002',
  ])('leaves a number behind such a name alone that is none, or is not named by it: %s', (text) => {
    expect(maskText(text)).toEqual({ text, masked: [] });
  });

  it('hides a number behind an area code in brackets', () => {
    expect(maskText('（0571）87654321').text).toBe('（0571-****');
  });

  it('leaves dates alone that stand side by side, or behind a number', () => {
    for (const text of [
      '150 2026-01-15',
      '2025-01-01—2025-12-31',
      '2026.01.15 10:30',
      '第 139 号 2025.12.31',
      '13 500.00',
    ])
      expect(maskText(text), text).toEqual({ text, masked: [] });
  });

  it('hides what is written in full-width digits', () => {
    expect(maskText('证件１１０１０５１９４９１２３１００２Ｘ，电话１３８１２３４５６７８').text).toBe(
      `证件${'*'.repeat(18)}，电话138****5678`,
    );
  });

  it.each([
    ['with the identity number in it', `199911110${SPECIMEN}`, '*'.repeat(27)],
    ['with the identity number of 15 digits in it', '199911110110105491231002', '*'.repeat(24)],
    ['by what it is called', '执业证书编码：110110000012345，执业机构', `执业证书编码：${'*'.repeat(15)}，执业机构`],
    ['of a nurse', '护士执业证书编号200811001234', `护士执业证书编号${'*'.repeat(12)}`],
  ])('hides a certificate code %s', (_, text, shown) => {
    const { text: result, masked } = maskText(text);
    expect(result).toBe(shown);
    expect(masked.map(({ kind }) => kind)).toEqual(['certificate-code']);
  });

  it('leaves the number of an institution’s licence alone: it is public', () => {
    const text = '医疗机构执业许可证号 PDY00001X52010317A1001';
    expect(maskText(text)).toEqual({ text, masked: [] });
  });

  it('leaves numbers alone that are none', () => {
    for (const text of [
      '110105194912310021',
      '91350100M000100Y43',
      '编号 20250630000123456789',
      '罚款 30000 元',
      '澜卫医罚〔2025〕12号',
    ]) {
      expect(maskText(text), text).toEqual({ text, masked: [] });
    }
  });

  it('hides several things in one text, longest name first', () => {
    const { text, masked } = maskText('王小明（电话13912345678、0990-1234567）与王小的证言', ['王小', '王小明', '王']);
    expect(text).toBe('王某（电话139****5678、0990-****）与王某的证言');
    expect(masked.map(({ kind }) => kind)).toEqual(['name', 'phone', 'phone', 'name']);
  });

  it('leaves no phone and no name behind, wherever they stand', () => {
    const phone = fc.tuple(fc.integer({ min: 13, max: 19 }), fc.integer({ min: 0, max: 999_999_999 }));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('的', '，', ' ', '罚款', 'a ', '12 '), { maxLength: 6 }),
        phone,
        (words, [head, tail]) => {
          const number = `${head}${String(tail).padStart(9, '0')}`;
          const { text } = maskText(`${words.join('')}，${number}，周示例${words.join('')}`, ['周示例']);
          expect(text).not.toContain(number);
          expect(text).not.toContain('周示例');
        },
      ),
    );
  });

  it('is done after one pass', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(SPECIMEN, '13812345678', '周示例', '。', ' '), { maxLength: 8 }),
        (parts) => {
          const once = maskText(parts.join('/'), ['周示例']).text;
          expect(maskText(once, ['周示例'])).toEqual({ text: once, masked: [] });
        },
      ),
    );
  });
});
