import type { MessageTables } from '../../internal/localize.js';

/** Texts of a timeline. */
export interface TimelineMessages {
  title: string;
  /** How many events there are. */
  total: (count: string) => string;
  period: (from: string, to: string) => string;
  density: string;
  /** Name of a year in the density strip. */
  yearCount: (year: string, count: string) => string;
  toYear: (year: string, count: string) => string;
  filter: string;
  all: string;
  count: (count: string) => string;
  causes: string;
  effects: string;
  /** Causes that are not at hand, after those that are. */
  causeMissing: (count: string) => string;
  /** Name of a link to another event. */
  toEvent: (kind: string, date: string, title: string) => string;
  more: string;
  moreLoading: string;
  shown: (shown: string, total: string) => string;
  loaded: (count: string) => string;
  none: string;
  noneOfKind: string;
  /** Kinds of event that the code table does not name. */
  kinds: Readonly<Record<string, string>>;
  search: string;
  /** Name of the search among those of other timelines of the page. */
  searchOf: (subject: string) => string;
  hits: (count: string) => string;
  hit: (place: string, count: string) => string;
  /** Beside the hits while events are still on the server. */
  searchedOnly: (loaded: string, total: string) => string;
  previous: string;
  next: string;
  periodFrom: string;
  periodTo: string;
  wholePeriod: string;
  csv: string;
  print: string;
  copy: string;
  copyLink: string;
  copied: string;
  notCopied: string;
  /** Heading of a whole chain of events. */
  story: string;
  toMissing: string;
  filterCleared: string;
  lookingFor: string;
  eventNotFound: string;
  unverified: string;
  partFailed: string;
  printed: (shown: string, total: string) => string;
  grade: (code: string, label: string | undefined) => string;
  gradeChange: (from: string, to: string) => string;
  points: (points: string) => string;
  yuan: (amount: string) => string;
  overdueBy: (days: string) => string;
  completedLate: string;
  /** Between a date and what is to be said about it. */
  and: string;
  /** Between two facts in running text. */
  then: string;
  columns: Readonly<Record<'date' | 'kind' | 'matter' | 'summary' | 'facts', string>>;
  unit: string;
  terms: Readonly<
    Record<
      | 'inspectionKind'
      | 'result'
      | 'findings'
      | 'inspectors'
      | 'severity'
      | 'matter'
      | 'legalBasis'
      | 'rectificationKind'
      | 'status'
      | 'dueOn'
      | 'completedOn'
      | 'verifiedOn'
      | 'penaltyKinds'
      | 'fine'
      | 'confiscation'
      | 'decision'
      | 'publicityEndsOn'
      | 'points'
      | 'cycle'
      | 'grade'
      | 'licenceEvent'
      | 'licenceNumber'
      | 'listKind'
      | 'validTo'
      | 'leftOn'
      | 'exitReason'
      | 'appliedOn'
      | 'handleBy'
      | 'decidedOn'
      | 'effects'
      | 'commitmentKind'
      | 'selfInspectionKind'
      | 'trigger'
      | 'reportedOn'
      | 'complaintKind'
      | 'channel'
      | 'outcome',
      string
    >
  >;
}

export const timelineMessages: MessageTables<TimelineMessages> = {
  'zh-CN': {
    title: '监管时间线',
    total: (count) => `共 ${count} 条`,
    period: (from, to) => `${from} 至 ${to}`,
    density: '各年度记录数',
    yearCount: (year, count) => `${year}${count}条`,
    toYear: (year, count) => `转到${year}，${count} 条`,
    filter: '按种类筛选',
    all: '全部',
    count: (count) => `${count} 条`,
    causes: '起因',
    effects: '后果',
    causeMissing: (count) => `${count} 条尚未载入`,
    toEvent: (kind, date, title) => `${kind} ${date} ${title}`,
    more: '加载更多',
    moreLoading: '正在加载',
    shown: (shown, total) => `已显示 ${shown} 条，共 ${total} 条`,
    loaded: (count) => `已载入 ${count} 条`,
    none: '暂无监管记录',
    noneOfKind: '没有符合筛选条件的记录',
    kinds: {
      other: '其他',
    },
    search: '在记录中查找',
    searchOf: (subject) => `在“${subject}”的记录中查找`,
    hits: (count) => `找到 ${count} 条`,
    hit: (place, count) => `第 ${place} 条，共找到 ${count} 条`,
    searchedOnly: (loaded, total) => `在已载入的 ${loaded} 条中查找，共 ${total} 条`,
    previous: '上一条',
    next: '下一条',
    periodFrom: '起始月份',
    periodTo: '截止月份',
    wholePeriod: '全部时段',
    csv: '导出 CSV',
    print: '打印台账',
    copy: '复制',
    copyLink: '复制链接',
    copied: '已复制',
    notCopied: '未能复制',
    story: '来龙去脉',
    toMissing: '查找尚未载入的起因',
    filterCleared: '已取消筛选',
    lookingFor: '正在查找所指的记录',
    eventNotFound: '没有找到所指的记录',
    unverified: '未验证：凭证的签名未经验证，请以主管机关公布的信息为准',
    partFailed: '此功能未能载入，请稍后再试',
    printed: (shown, total) => `本页打印 ${shown} 条，共 ${total} 条`,
    grade: (code, label) => (label === undefined ? `${code} 级` : `${code} ${label}`),
    gradeChange: (from, to) => `${from} → ${to}`,
    points: (points) => `${points} 分`,
    yuan: (amount) => `${amount} 元`,
    overdueBy: (days) => `已超期 ${days} 天`,
    completedLate: '逾期完成',
    and: '，',
    then: '；',
    columns: { date: '日期', kind: '种类', matter: '事项', summary: '摘要', facts: '要点' },
    unit: '机关',
    terms: {
      inspectionKind: '检查种类',
      result: '检查结果',
      findings: '发现问题',
      inspectors: '检查人数',
      severity: '严重程度',
      matter: '检查事项',
      legalBasis: '法律依据',
      rectificationKind: '整改方式',
      status: '状态',
      dueOn: '整改期限',
      completedOn: '完成日期',
      verifiedOn: '复查日期',
      penaltyKinds: '处罚类别',
      fine: '罚款',
      confiscation: '没收',
      decision: '决定书文号',
      publicityEndsOn: '公示截止',
      points: '记分',
      cycle: '记分周期',
      grade: '等级',
      licenceEvent: '变动种类',
      licenceNumber: '许可证号',
      listKind: '名单',
      validTo: '有效期至',
      leftOn: '退出日期',
      exitReason: '退出原因',
      appliedOn: '申请日期',
      handleBy: '办理期限',
      decidedOn: '决定日期',
      effects: '修复效果',
      commitmentKind: '承诺种类',
      selfInspectionKind: '自查种类',
      trigger: '自查起因',
      reportedOn: '报告日期',
      complaintKind: '投诉种类',
      channel: '渠道',
      outcome: '办理结果',
    },
  },
};
