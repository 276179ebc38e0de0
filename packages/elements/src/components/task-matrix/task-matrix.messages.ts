import type { DifferenceCounts } from '@yijian/rules';
import { own } from '../../internal/own.js';
import type { MessageTables } from '../../internal/localize.js';

/** The texts of the task matrix. Labels of codes come from the standard's code tables. */
export interface TaskMatrixMessages {
  untitled: string;
  titleGiven: string;
  issuedOn: (date: string) => string;
  publishedOn: (date: string) => string;
  regionInferred: (region: string) => string;
  draft: string;
  unverified: string;
  goal: string;
  leadConventions: string;
  convention: (rule: string, wording: string, place: string) => string;
  basis: string;
  note: string;
  more: string;
  stages: string;
  targets: string;
  cumulative: string;
  openStart: string;
  openEnd: string;
  open: string;
  doubtful: string;
  axisMonth: (year: number, month: number) => string;
  axisYear: (year: number) => string;
  views: string;
  matrixView: string;
  outlineView: string;
  dutiesView: string;
  layouts: string;
  byTask: string;
  byUnit: string;
  text: string;
  compare: string;
  discrepancies: (count: number) => string;
  search: string;
  searchHint: string;
  unit: string;
  allUnits: string;
  role: string;
  allRoles: string;
  allStatuses: string;
  stage: string;
  allStages: string;
  clear: string;
  saveCsv: string;
  saveXlsx: string;
  unitName: string;
  statusDone: string;
  statusOverdue: string;
  csvNumber: string;
  csvLevel: string;
  loadView: string;
  loadOf: (units: number, parts: number, average: string) => string;
  loadText: (text: string) => string;
  loadDone: (count: number) => string;
  loadOverdue: (count: number) => string;
  loadMuch: (times: number) => string;
  expandAll: string;
  collapseAll: string;
  showMore: (rest: number) => string;
  whole: string;
  wholeHint: string;
  tasksShown: (shown: number, all: number) => string;
  tasksAll: (all: number, subtasks: number) => string;
  dutiesShown: (shown: number, all: number) => string;
  noMatch: string;
  noMatchHint: string;
  noTasks: string;
  legend: string;
  roleShort: (role: string) => string;
  unknownRole: string;
  noProgress: string;
  someProgress: string;
  group: string;
  groupNote: string;
  onlyIn: (texts: string) => string;
  /** What became of a unit's part from the other version to this one. */
  change: (change: 'added' | 'removed' | 'changed') => string;
  otherRole: string;
  wasOrIs: (was: boolean) => string;
  taskChange: (change: 'added' | 'removed') => string;
  titleWas: (title: string) => string;
  periodWas: (wording: string) => string;
  onlyDifferences: string;
  thisVersion: (date: string) => string;
  otherVersion: (date: string) => string;
  versionDifferences: (count: number) => string;
  differenceCounts: (counts: DifferenceCounts) => string[];
  noDifferences: string;
  roleFromTo: (before: string, after: string) => string;
  otherUnread: string;
  csvDifference: string;
  unequal: string;
  repeated: (times: number) => string;
  hiddenTasks: (count: number) => string;
  hiddenLegend: string;
  pairLegend: (texts: string) => string;
  gridLabel: (title: string) => string;
  task: string;
  summary: string;
  total: string;
  roleTotal: (role: string) => string;
  unitFilter: (unit: string) => string;
  units: (count: number) => string;
  tasks: (count: number) => string;
  expand: string;
  collapse: string;
  disagrees: (count: number) => string;
  detail: string;
  close: string;
  partOf: string;
  source: string;
  taskLink: string;
  titleInAnnex: string;
  period: string;
  progress: string;
  mechanisms: string;
  assignedBy: (text: string) => string;
  notAssignedBy: (text: string) => string;
  assignedInText: string;
  asInDocument: string;
  groupNo: (number: number) => string;
  phrase: (phrase: string) => string;
  asWritten: (name: string) => string;
  openEnded: string;
  unassigned: string;
  noUnitsWithDuties: string;
  noUnits: string;
  showDuties: string;
  partners: (names: string, others: boolean) => string;
  keys: string;
}

const zhRoleShort: Readonly<Record<string, string>> = {
  lead: '牵',
  'co-lead': '分',
  responsible: '责',
  participant: '参',
};

export const messages: MessageTables<TaskMatrixMessages> = {
  'zh-CN': {
    untitled: '未载标题的方案',
    titleGiven: '原文未载标题，此为便于引用所拟',
    issuedOn: (date) => `成文日期 ${date}`,
    publishedOn: (date) => `发布日期 ${date}`,
    regionInferred: (region) => `${region}（推断，原文未载）`,
    unverified: '未验证',
    draft: '本文件为征求意见稿，不是正式文件',
    goal: '目标',
    leadConventions: '牵头规则',
    convention: (rule, wording, place) =>
      `${rule}${wording || place ? `（${[wording && `原文“${wording}”`, place].filter(Boolean).join('，')}）` : ''}`,
    basis: '制定依据',
    note: '整理说明',
    more: '制定依据与整理说明',
    stages: '实施步骤',
    targets: '数量目标',
    cumulative: '累计',
    openStart: '未写起始',
    openEnd: '未写截止',
    open: '起始或截止未写明',
    doubtful: '原文含义不明的时段',
    axisMonth: (year, month) => `${year}.${month}`,
    axisYear: (year) => String(year),
    views: '视图',
    matrixView: '任务分工',
    outlineView: '任务',
    dutiesView: '部门职责',
    layouts: '排列方式',
    byTask: '按任务',
    byUnit: '按单位',
    text: '文本',
    compare: '对照',
    discrepancies: (count) => `文本不一致 ${count} 处`,
    search: '搜索',
    searchHint: '序号、标题或单位',
    unit: '只看某单位',
    allUnits: '全部单位',
    role: '角色',
    allRoles: '全部角色',
    allStatuses: '全部进展',
    stage: '阶段',
    allStages: '全部阶段',
    clear: '清除筛选',
    saveCsv: '导出 CSV',
    saveXlsx: '导出 XLSX',
    unitName: '单位',
    statusDone: '已完成',
    statusOverdue: '逾期',
    csvNumber: '序号',
    csvLevel: '层级',
    loadView: '单位负荷',
    loadOf: (units, parts, average) => `${units} 个单位共承担 ${parts} 项分工，平均 ${average} 项（虚线）`,
    loadText: (text) => `按${text}计算`,
    loadDone: (count) => `已完成 ${count}`,
    loadOverdue: (count) => `逾期 ${count}`,
    loadMuch: (times) => `达平均数 ${times} 倍以上`,
    expandAll: '全部展开',
    collapseAll: '全部收起',
    showMore: (rest) => `显示更多（还有 ${rest} 行）`,
    whole: '全部载入',
    wholeHint: '载入所有行，供浏览器页内查找；任务很多时需要几秒',
    tasksShown: (shown, all) => `共 ${all} 项任务，符合条件 ${shown} 项`,
    tasksAll: (all, subtasks) => `共 ${all} 项任务${subtasks > 0 ? `（含 ${subtasks} 项子任务）` : ''}`,
    dutiesShown: (shown, all) => (shown === all ? `共 ${all} 条职责` : `共 ${all} 条职责，符合条件 ${shown} 条`),
    noMatch: '没有符合条件的内容',
    noMatchHint: '请调整搜索词或筛选条件。',
    noTasks: '该方案没有任务',
    legend: '图例',
    roleShort: (role) => own(zhRoleShort, role) ?? '？',
    unknownRole: '角色不明',
    noProgress: '进展：文件未载，不作标注',
    someProgress: '未标注的，进展不明',
    group: '统称',
    groupNote: '统称，代表多个单位',
    onlyIn: (texts) => `仅${texts}`,
    change: (change) => ({ added: '新增', removed: '取消', changed: '角色变化' })[change],
    otherRole: '角色不同',
    wasOrIs: (was) => (was ? '原为' : '现为'),
    taskChange: (change) => (change === 'added' ? '新增任务' : '任务已取消'),
    titleWas: (title) => `原题：${title}`,
    periodWas: (wording) => `原时限：${wording || '未载'}`,
    onlyDifferences: '只看差异',
    thisVersion: (date) => (date ? `本版（${date}）` : '本版'),
    otherVersion: (date) => (date ? `对照版（${date}）` : '对照版'),
    versionDifferences: (count) => `两版差异 ${count} 项任务`,
    differenceCounts: (counts) => [
      ...(counts.tasksAdded > 0 ? [`新增任务 ${counts.tasksAdded} 项`] : []),
      ...(counts.tasksRemoved > 0 ? [`取消任务 ${counts.tasksRemoved} 项`] : []),
      ...(counts.tasksRetitled > 0 ? [`改题 ${counts.tasksRetitled} 项`] : []),
      ...(counts.tasksRescheduled > 0 ? [`改时限 ${counts.tasksRescheduled} 项`] : []),
      ...(counts.assignmentsAdded > 0 ? [`新增分工 ${counts.assignmentsAdded} 处`] : []),
      ...(counts.assignmentsRemoved > 0 ? [`取消分工 ${counts.assignmentsRemoved} 处`] : []),
      ...(counts.assignmentsChanged > 0 ? [`角色变化 ${counts.assignmentsChanged} 处`] : []),
    ],
    roleFromTo: (before, after) => `${before} → ${after}`,
    noDifferences: '两版的任务、时限与分工相同。',
    otherUnread: '对照版本未能读取，仅显示本版。',
    csvDifference: '差异',
    unequal: '分工不同',
    repeated: (times) => `重复列出${times}次`,
    hiddenTasks: (count) => `收起的下级任务中有 ${count} 项`,
    hiddenLegend: '收起的下级任务数',
    pairLegend: (texts) => `合计如 2/3 依次为${texts}`,
    gridLabel: (title) => `${title}：任务与单位分工表`,
    task: '任务',
    summary: '摘要',
    total: '合计',
    roleTotal: (role) => `${role}任务数`,
    unitFilter: (unit) => `只看${unit}的任务`,
    units: (count) => `${count}个单位`,
    tasks: (count) => `${count}项任务`,
    expand: '展开',
    collapse: '收起',
    disagrees: (count) => `不一致${count}处`,
    detail: '任务详情',
    close: '关闭',
    partOf: '所在位置',
    source: '出处',
    taskLink: '本任务的链接',
    titleInAnnex: '附件标题',
    period: '时限',
    progress: '进展',
    mechanisms: '监管机制',
    assignedBy: (text) => `${text}的分工`,
    notAssignedBy: (text) => `${text}未列此项分工`,
    assignedInText: '分工',
    asInDocument: '按原文次序和用语列出',
    groupNo: (number) => `第${number}组`,
    phrase: (phrase) => `用语“${phrase}”`,
    asWritten: (name) => `原文作“${name}”`,
    openEnded: '其后原文以“等”概括，另有未列名的单位',
    unassigned: '本条未列责任单位',
    noUnitsWithDuties: '本方案没有逐项任务列明责任单位，职责另按部门写明。',
    noUnits: '本方案没有列明责任单位。',
    showDuties: '查看部门职责',
    partners: (names, others) => `相关单位：${names}${others ? (names ? '等（另有未列名的）' : '未列名') : ''}`,
    keys: '键盘：方向键移动，左右键展开或收起，回车查看详情，Esc 返回',
  },
};
