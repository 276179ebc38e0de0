import type { Language } from '../words.js';

/** Texts of a rating, the same as those of the badge element. */
export interface EmbedWords {
  readonly credit: string;
  readonly asOf: string;
  readonly asOfUnknown: string;
  readonly begunOn: string;
  readonly issuer: string;
  readonly validTo: string;
  readonly repairedOn: string;
  readonly score: string;
  readonly scoreOf: (score: number, max: number | undefined) => string;
  readonly demerit: string;
  readonly points: (points: number) => string;
  readonly cycle: (from: string, to: string) => string;
  readonly previous: string;
  readonly report: string;
  readonly gradeUnknown: string;
  readonly outdated: string;
  readonly lists: string;
  readonly listedOn: (date: string) => string;
  readonly none: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly comma: string;
}

export const embedWords: Readonly<Record<Language, EmbedWords>> = {
  zh: {
    credit: '信用等级',
    asOf: '评价日期',
    asOfUnknown: '评价日期不详',
    begunOn: '评定开始',
    issuer: '评价机关',
    validTo: '有效期至',
    repairedOn: '修复日期',
    score: '评价得分',
    scoreOf: (score, max) => (max === undefined ? `${score} 分` : `${score} 分（满分 ${max}）`),
    demerit: '本周期记分',
    points: (points) => `${points} 分`,
    cycle: (from, to) => `${from} 至 ${to}`,
    previous: '以往结果',
    report: '查看评价页面',
    gradeUnknown: '等级不详',
    outdated: '已过有效期',
    lists: '列入名单',
    listedOn: (date) => `${date} 列入`,
    none: '未查询到信用信息',
    colon: '：',
    semicolon: '；',
    comma: '、',
  },
  en: {
    credit: 'Credit grade',
    asOf: 'Rated on',
    asOfUnknown: 'Date unknown',
    begunOn: 'Begun on',
    issuer: 'Issuer',
    validTo: 'Valid to',
    repairedOn: 'Repaired on',
    score: 'Score',
    scoreOf: (score, max) => (max === undefined ? String(score) : `${score} of ${max}`),
    demerit: 'Demerit points',
    points: String,
    cycle: (from, to) => `${from} to ${to}`,
    previous: 'Earlier results',
    report: 'See the rating',
    gradeUnknown: 'Grade unknown',
    outdated: 'Past its term',
    lists: 'On lists',
    listedOn: (date) => `since ${date}`,
    none: 'No credit information found',
    colon: ': ',
    semicolon: '; ',
    comma: ', ',
  },
};
