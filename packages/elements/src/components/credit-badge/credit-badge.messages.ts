import type { MessageTables } from '../../internal/localize.js';

/** Texts of a badge. */
export interface CreditBadgeMessages {
  /** What the grade is, where no scheme is named. */
  credit: string;
  asOf: string;
  asOfUnknown: string;
  begunOn: string;
  issuer: string;
  validTo: string;
  repairedOn: string;
  score: string;
  scoreOf: (score: number, max: number | undefined) => string;
  demerit: string;
  points: (points: string) => string;
  cycle: (from: string, to: string) => string;
  previous: string;
  report: string;
  /** Code and words of a grade, as a reader says them. */
  grade: (code: string, label: string | undefined) => string;
  gradeUnknown: string;
  /** Named where the body does not say which standing a rating has. */
  statusUnknown: string;
  /** Beside a rating whose term has passed, though nobody has called it expired. */
  outdated: string;
  /** Beside what comes from a credential that nobody has checked. */
  unverified: string;
  unverifiedNote: string;
  lists: string;
  listedOn: (date: string) => string;
  /** Before the address of the issuer's page, on paper. */
  check: string;
  /** Name of the QR code of the issuer's page, for those who cannot see it. */
  qr: string;
  /** Beside the QR code on a card. */
  qrHint: string;
  /** Shown for a subject without a summary. */
  none: string;
  notUpdated: string;
}

export const creditBadgeMessages: MessageTables<CreditBadgeMessages> = {
  'zh-CN': {
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
    grade: (code, label) => (label === undefined ? code : `${code} ${label}`),
    gradeUnknown: '等级不详',
    statusUnknown: '状态不详',
    outdated: '已过有效期',
    unverified: '未验证',
    unverifiedNote: '凭证的签名未经验证，请以评价机关公布的结果为准',
    lists: '列入名单',
    listedOn: (date) => `${date} 列入`,
    check: '查验网址',
    qr: '评价页面的二维码',
    qrHint: '手机扫码也可查看',
    none: '未查询到信用信息',
    notUpdated: '未能更新',
  },
};
