import { isDate } from './calendar.js';
import { isIdentityNumber } from './identity-number.js';

/** Surnames of two characters; the first character alone would name another family. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐'.split(
    ' ',
  ),
);

/** Something personal that was hidden in a text. What it was is not kept. */
export interface Masked {
  kind: 'identity-number' | 'certificate-code' | 'phone' | 'name';
  /** Where it stood in the text as given, counted from 0 in UTF-16 units. */
  start: number;
  end: number;
}

/** Hides a person's given name: 张三 becomes 张某, 欧阳小明 becomes 欧阳某. Of a name in other letters the first one stays. */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (COMPOUND_SURNAMES.has(trimmed.slice(0, 2)) && trimmed.length > 2) return `${trimmed.slice(0, 2)}某`;
  const [first = ''] = trimmed;
  return /\p{Script=Han}/u.test(first) ? `${first}某` : `${first}***`;
}

/**
 * What people put between the groups of a number, as the inside of a character class: white space, also of full width, full stops, hyphens and
 * dashes of every kind, and what is not seen at all.
 */
const between = String.raw`\s.\-\u00ad\u200b-\u2015\u2060\u2212\uff0d\uff0e`;
const gap = `[${between}]{0,2}`;

/** Hides the middle of a telephone number: 138****5678, 0990-****. Spaces, hyphens and the like may stand between the digits. */
export function maskPhone(phone: string): string {
  const areaCode = /^(?!0086)0\d{2,3}(?=\D)/.exec(phone);
  if (areaCode) return `${areaCode[0]}-****`;
  const digits = phone.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10})/, '');
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/**
 * What may stand before a number: a word in Latin letters, as in “tel138…”, but no code, which has digits in front of its letters, too. And behind
 * it, where the letters of a code would go on with digits.
 */
const wordBefore = '((?:^|[^0-9A-Za-z])[A-Za-z]*)';
const noCodeBehind = '(?![A-Za-z]*[0-9])';

interface Finder {
  kind: Masked['kind'];
  /** Group 1 is what must stand before and stays; the rest of the match is hidden. No look-behind: Safari 14 does not read it. */
  pattern: RegExp;
  accepts?: (match: string) => boolean;
  mask: (match: string) => string;
}

/**
 * Whether a text has the form of a physician's qualification code: year, province, level and category, and then the identity number of its
 * holder, of 18 characters or of the 15 that were in use until 1999.
 */
function isQualificationCode(text: string): boolean {
  if (text.length === 27) return isIdentityNumber(text.slice(9));
  return /^(19|20)/.test(text) && isDate(`19${text.slice(15, 17)}-${text.slice(17, 19)}-${text.slice(19, 21)}`);
}

const hidden = (match: string): string => '*'.repeat(match.length);

const finders: readonly Finder[] = [
  {
    kind: 'identity-number',
    // In groups of any size: the check character tells it from other numbers that stand side by side.
    pattern: new RegExp(`${wordBefore}((?:\\d${gap}){17}[\\dXx])${noCodeBehind}`, 'g'),
    accepts: (match) => isIdentityNumber(match.replace(/[^\dXx]/g, '')),
    mask: () => '*'.repeat(18),
  },
  {
    // Without a good check character it is told only by what it is called: one of 15 digits, which were given until 1999, or one with a slip.
    kind: 'identity-number',
    pattern: /(身份证件?(?:编号|号码|号)?[为是]?[：:]? ?)(\d{14,17}[\dXx])(?![0-9A-Za-z])/g,
    mask: hidden,
  },
  {
    // A name that other numbers have, too: here the 15 digits must hold a province and a day of birth.
    kind: 'identity-number',
    pattern:
      /((?:证件(?:编号|号码|号)?|(?:^|[^A-Za-z])ID(?: (?:card|number|no\.?))*)[为是]?(?:[：:] ?| )?)(\d{15})(?![0-9A-Za-z])/gi,
    accepts: (match) =>
      /^[1-8]/.test(match) && isDate(`19${match.slice(6, 8)}-${match.slice(8, 10)}-${match.slice(10, 12)}`),
    mask: hidden,
  },
  {
    kind: 'certificate-code',
    pattern: /(^|[^0-9A-Za-z])(\d{26}[\dXx]|\d{24})(?![0-9A-Za-z])/g,
    accepts: isQualificationCode,
    mask: hidden,
  },
  {
    // The other codes of personal certificates are told only by what they are called. An institution's licence (许可证) is public.
    kind: 'certificate-code',
    pattern: /((?:资格|执业)证书?(?:编码|编号|号码|号)?[为是]?[：:]? ?)([0-9A-Za-z]{8,30})(?![0-9A-Za-z])/g,
    mask: hidden,
  },
  {
    kind: 'phone',
    // In groups of 3, 4 and 4 digits, or 3, 3 and 5. Not of any size: dates behind a small number would be taken for one.
    pattern: new RegExp(
      `${wordBefore}((?:\\+?(?:00)?86${gap})?1[3-9]\\d${gap}(?:\\d{4}${gap}\\d{4}|\\d{3}${gap}\\d{5}))${noCodeBehind}`,
      'g',
    ),
    mask: maskPhone,
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(^|[^0-9A-Za-z])(0\\d{2,3}[)）${between}]{1,2}\\d{7,8})(?![0-9A-Za-z])`, 'g'),
    mask: maskPhone,
  },
];

/**
 * Hides identity numbers, codes of personal certificates, telephone numbers and the given names in `names` within free text, in half-width and
 * full-width digits. Identity numbers are told from other long numbers by their check character; names cannot be told from words, so only
 * those given are looked for.
 */
export function maskText(text: string, names: Iterable<string> = []): { text: string; masked: Masked[] } {
  const plain = text.replace(/[０-９Ｘｘ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const found = finders.flatMap((finder) => findAll(plain, finder));
  for (const name of new Set(names)) {
    if (name.length < 2) continue;
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      found.push({ kind: 'name', start, end: start + name.length, by: maskName(name) });
    }
  }
  let result = '';
  let done = 0;
  const masked: Masked[] = [];
  // Where finds overlap, the first and longest counts: of 王小 and 王小明 the text may hold either.
  for (const { kind, start, end, by } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    result += text.slice(done, start) + by;
    done = end;
    masked.push({ kind, start, end });
  }
  return { text: result + text.slice(done), masked };
}

function findAll(text: string, { kind, pattern, accepts, mask }: Finder): (Masked & { by: string })[] {
  const found: (Masked & { by: string })[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, before = '', secret = ''] = match;
    if (accepts && !accepts(secret)) {
      // One that is none may begin with digits that belong to nothing, and end in the first groups of one that is.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    found.push({ kind, start: match.index + before.length, end: match.index + whole.length, by: mask(secret) });
  }
  return found;
}
