import { expect, it } from 'vitest';
import { accepted } from './accepted.js';

it.each([
  [{ type: 'integer', minimum: 1, maximum: 200 }, ' 1 至 200 的整数', 'a whole number from 1 to 200'],
  [{ type: 'integer', minimum: 0 }, ' 至少 0 的整数', 'a whole number of at least 0'],
  [{ type: 'string', minLength: 1, maxLength: 64 }, ' 1 至 64 个字符的字符串', 'a string of 1 to 64 characters'],
  [{ type: 'string', maxLength: 64 }, ' 至多 64 个字符的字符串', 'a string of at most 64 characters'],
  [{ type: 'array', minItems: 1 }, ' 至少 1 项的数组', 'an array of at least 1 items'],
  [{ type: 'string', pattern: '^M[0-9]{2,3}$' }, '符合 ^M[0-9]{2,3}$ 的字符串', 'a string that matches ^M[0-9]{2,3}$'],
  [
    { type: 'string', enum: ['facility'], 'x-codelist': 'subject-kind' },
    '下列代码之一：facility（医疗卫生机构）',
    'one of facility',
  ],
  [{ type: 'string', format: 'date' }, '存在的日期，写作 YYYY-MM-DD', 'a day of the calendar as YYYY-MM-DD'],
  [{ type: 'boolean' }, 'true 或 false', 'true or false'],
  [{ type: 'object' }, '对象', 'an object'],
])('says what %o accepts', (schema, zh, en) => {
  expect(accepted(schema)).toEqual({ zh, en });
});
