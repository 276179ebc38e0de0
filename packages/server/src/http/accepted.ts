import { codeLabel, type CodeTableId } from '@yijian/standard/codes';
import type { Schema } from '../standard.js';
import type { Words } from '../words.js';

/** What the standard's patterns mean to a person. */
const patterns: Record<string, Words> = {
  '^[0-9]{6}$': { zh: '6 位数字的行政区划代码（GB/T 2260）', en: 'a division code of 6 digits (GB/T 2260)' },
  '^[0-9A-HJ-NPQRTUWXY]{18}$': {
    zh: '18 位统一社会信用代码（GB 32100-2015，不含 I、O、S、V、Z）',
    en: 'a unified social credit code of 18 characters (GB 32100-2015, without I, O, S, V and Z)',
  },
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': {
    zh: '1 至 64 个字符的标识：字母、数字、点、下划线、连字符，以字母或数字开头',
    en: 'an identifier of 1 to 64 letters, digits, dots, underscores and hyphens that begins with a letter or digit',
  },
  '^[0-9]+([.][0-9]{1,2})?$': {
    zh: '以元为单位的十进制金额字符串，至多两位小数，例如 "3000.00"',
    en: 'an amount in yuan as a decimal string with at most two decimals, such as "3000.00"',
  },
  '^[A-Z][0-9]{0,3}$': {
    zh: '机构类别代码：一个大写字母加至多 3 位数字，例如 D 或 D215',
    en: 'a class code: a capital letter and up to 3 digits, such as D or D215',
  },
  '^[a-z][a-z0-9]*(-[a-z0-9]+)*$': {
    zh: '集合在路径中的名称，例如 penalties',
    en: 'the name of a collection in paths, such as penalties',
  },
  '^(https://[^/?#@\\s]+|http://(localhost|127[.]0[.]0[.]1|\\[::1\\])(:[0-9]+)?)([/?#][^\\s]*)?$': {
    zh: '不含用户名的 https 网址；仅本机可用 http',
    en: 'an https address without a user; http for the same machine only',
  },
  '^whsec_([A-Za-z0-9+/]{4}){8,21}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$': {
    zh: 'whsec_ 加 24 至 64 字节随机数的 base64',
    en: 'whsec_ and 24 to 64 random bytes in base64',
  },
};

const formats: Record<string, Words> = {
  date: { zh: '存在的日期，写作 YYYY-MM-DD', en: 'a day of the calendar as YYYY-MM-DD' },
  'date-time': {
    zh: '带时区的时刻（RFC 3339），例如 2026-01-31T08:00:00+08:00；在网址中 + 须写作 %2B',
    en: 'an instant with offset (RFC 3339), such as 2026-01-31T08:00:00+08:00; in an address write + as %2B',
  },
  uri: { zh: '完整网址', en: 'a whole address (URI)' },
  'uri-reference': { zh: '网址', en: 'an address (URI reference)' },
};

const types: Record<string, Words> = {
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  string: { zh: '字符串', en: 'a string' },
  array: { zh: '数组', en: 'an array' },
  object: { zh: '对象', en: 'an object' },
};

/** Says in words which values a schema accepts. */
export function accepted(schema: Schema): Words {
  const { type, pattern, format } = schema;
  if (Array.isArray(schema['enum'])) return acceptedCodes(schema['enum'] as string[], schema['x-codelist']);
  const known = patterns[String(pattern)] ?? formats[String(format)];
  if (known) return known;
  if (typeof pattern === 'string') return { zh: `符合 ${pattern} 的字符串`, en: `a string that matches ${pattern}` };
  const kind = types[String(type)] ?? { zh: '另一种值', en: 'another value' };
  const range = rangeOf(schema);
  return range ? { zh: ` ${range.zh}的${kind.zh}`, en: `${kind.en} ${range.en}` } : kind;
}

function acceptedCodes(codes: readonly string[], table: unknown): Words {
  const label = (code: string): string =>
    typeof table === 'string' ? `${code}（${codeLabel(table as CodeTableId, code)}）` : code;
  return { zh: `下列代码之一：${codes.map(label).join('、')}`, en: `one of ${codes.join(', ')}` };
}

const bounds: readonly { lowest: string; highest: string; zh: string; en: (range: string) => string }[] = [
  {
    lowest: 'minimum',
    highest: 'maximum',
    zh: ' ',
    en: (range) => `${range.includes(' to ') ? 'from' : 'of'} ${range}`,
  },
  { lowest: 'minLength', highest: 'maxLength', zh: ' 个字符', en: (range) => `of ${range} characters` },
  { lowest: 'minItems', highest: 'maxItems', zh: ' 项', en: (range) => `of ${range} items` },
];

/** The bounds of a schema: of a number's value, of a string's length or of an array's items. */
function rangeOf(schema: Schema): Words | undefined {
  for (const { lowest, highest, zh, en } of bounds) {
    const [low, high] = [schema[lowest] as number | undefined, schema[highest] as number | undefined];
    if (low !== undefined && high !== undefined) return { zh: `${low} 至 ${high}${zh}`, en: en(`${low} to ${high}`) };
    if (low !== undefined) return { zh: `至少 ${low}${zh}`, en: en(`at least ${low}`) };
    if (high !== undefined) return { zh: `至多 ${high}${zh}`, en: en(`at most ${high}`) };
  }
  return undefined;
}
