import { describe, expect, it } from 'vitest';
import { codeTables } from '@yijian/standard/codes';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '../plan-matrix.js';
import { schemaErrors } from '../../test/schema-errors.js';

const source = planSources.find(({ plan }) => plan.id === 'tianjin-2018-draft');
if (!source) throw new Error('The standard does not carry the plan tianjin-2018-draft.');
const matrix = planMatrix(source);
const { assignments, duties = [], discrepancies = [] } = matrix;

const namesOf = (taskId: string): string[] =>
  assignments
    .filter((assignment) => assignment.taskId === taskId)
    .map(({ unitId, nameAsWritten }) => nameAsWritten ?? matrix.units.find(({ id }) => id === unitId)?.name ?? unitId);

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** `1 lead, 8 responsible` and so on, in the order of first appearance. */
const rolesOf = (taskId: string): string =>
  Object.entries(tally(assignments.filter((assignment) => assignment.taskId === taskId).map(({ role }) => role)))
    .map(([role, count]) => `${count} ${role}`)
    .join(', ');

describe('the Tianjin draft of 2018 as a matrix', () => {
  it('keeps the schema', () => {
    expect(schemaErrors('PlanMatrix', matrix)).toEqual([]);
  });

  it('refers to supervision mechanisms that exist', () => {
    const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes.map(({ code }) => code);
    const named = [...matrix.tasks, ...duties].flatMap(({ mechanismIds = [] }) => mechanismIds);
    expect(mechanisms).toEqual(expect.arrayContaining(named));
  });

  it('is a draft without number, date and issuer', () => {
    expect(matrix.plan.status).toBe('draft');
    expect(matrix.plan).not.toHaveProperty('documentNumber');
    expect(matrix.plan).not.toHaveProperty('issuedOn');
    expect(matrix.plan).not.toHaveProperty('issuerName');
  });

  it('numbers its tasks through the sections, and its sections through the parts', () => {
    expect(matrix.tasks.map(({ path, title }) => `${path} ${title}`)).toEqual([
      '二 重点任务',
      '二（四） 构建综合监管体系，明确监管主体和责任',
      '二（四）1 加强党的领导',
      '二（四）2 强化政府主导责任',
      '二（四）3 落实医疗卫生机构自我管理主体责任',
      '二（四）4 发挥行业组织自律作用',
      '二（四）5 加强社会监督',
      '二（五） 完善综合监管措施，加强全过程监管',
      '二（五）6 优化医疗卫生服务要素准入',
      '二（五）7 加强医疗服务质量和安全监管',
      '二（五）7第1段 医疗质量管理与评审评价',
      '二（五）7第2段 药品、耗材和大型设备使用监管',
      '二（五）8 加强医疗卫生机构运行监管',
      '二（五）8第1段 公立机构绩效考核与财务监管',
      '二（五）8第2段 非营利性与营利性机构分类管理',
      '二（五）8第3段 医疗保险监控与费用调控',
      '二（五）9 加强公共卫生服务监管',
      '二（五）10 加强医疗卫生从业人员监管',
      '二（五）11 加强医疗卫生服务行业秩序监管',
      '二（五）12 加强健康产业监管',
      '二（六） 创新综合监管机制，提升监管水平和效能',
      '二（六）13 完善规范化行政执法机制',
      '二（六）14 全面推行“双随机、一公开”抽查机制',
      '二（六）15 建立健全医疗卫生行业信用机制',
      '二（六）16 健全信息公开机制',
      '二（六）17 建立风险预警和评估机制',
      '二（六）18 形成网格化管理机制',
      '二（六）19 建立综合监管结果协同运用机制',
      '二（七） 加强综合监管保障，确保监管有力长效',
      '二（七）20 建立权威有效的督察问责机制',
      '二（七）21 完善法规规章和标准体系',
      '二（七）22 提升信息化水平',
      '二（七）23 加强队伍和能力建设',
      '二（七）24 加强宣传引导',
      '三 组织实施',
      '三（八） 加强组织领导',
      '三（九） 强化责任落实',
      '三（十） 严把工作进度',
      '三（十一） 开展督查考核',
    ]);
    expect(tally(matrix.tasks.map(({ kind }) => kind))).toEqual({ part: 6, task: 28, subtask: 5 });
  });

  it('gives each of its 27 brackets the units and roles of the draft', () => {
    const assigned = [...new Set(assignments.map(({ taskId }) => taskId))];
    expect(Object.fromEntries(assigned.map((taskId) => [taskId, rolesOf(taskId)]))).toEqual({
      t1: '1 lead, 1 responsible',
      t2: '1 lead, 1 participant',
      t3: '1 lead, 9 participant',
      t4: '1 lead, 1 participant',
      t5: '1 lead, 1 participant',
      t6: '11 co-lead, 3 participant',
      't7-1': '1 lead, 8 responsible',
      't7-2': '1 lead, 8 responsible',
      't8-1': '2 co-lead, 9 participant',
      't8-2': '1 lead, 13 responsible',
      't8-3': '2 co-lead, 3 participant',
      t9: '1 lead, 11 responsible',
      t10: '1 lead, 3 responsible',
      t11: '15 co-lead, 3 participant',
      t12: '1 lead, 17 responsible',
      t13: '1 lead',
      t14: '1 lead, 6 responsible',
      t15: '1 lead, 14 responsible',
      t16: '1 lead, 12 responsible',
      t17: '1 lead, 12 responsible',
      t18: '1 lead, 2 responsible',
      t19: '1 lead, 10 responsible',
      t20: '1 lead',
      t21: '1 lead, 5 responsible',
      t22: '1 lead, 7 responsible',
      t23: '8 co-lead',
      t24: '3 co-lead',
    });
    expect(assigned).toHaveLength(27);
    expect(tally(assignments.map(({ role }) => role))).toEqual({
      lead: 21,
      responsible: 129,
      participant: 30,
      'co-lead': 41,
    });
  });

  it('says which of its three conventions gave a role', () => {
    expect(tally(assignments.map(({ phrase, conventionId }) => `${phrase ?? ''} ${conventionId ?? ''}`))).toEqual({
      '负责 first-listed': 146,
      '牵头负责 stated': 4,
      '参与 stated': 12,
      '分别负责 respectively': 41,
      '参与 respectively': 18,
    });
  });

  it('keeps every unit of a bracket in its order and spelling', () => {
    expect(namesOf('t11')).toEqual([
      '市卫生计生委',
      '市委宣传部',
      '市委网信办',
      '市委政法委',
      '市公安局',
      '市司法局',
      '市人力社保部',
      '市商务委',
      '天津海关',
      '市市场监管委',
      '市文广局',
      '市人力社保局',
      '解放军郑州联勤保障中心',
      '武警部队后勤部卫生局',
      '武警天津市总队保障部',
      '市监委',
      '市高级人民法院',
      '市检察院',
    ]);
    expect(namesOf('t24')).toEqual(['市委宣传部', '市委网信办', '市卫生计生委']);
    expect(namesOf('t8-3')).toEqual(['市人力社保局', '天津保监局', '市发展改革委', '市财政局', '市卫生计生委']);
    expect(namesOf('t2')).toEqual(['市卫生计生委', '各医疗卫生行业综合监管部门']);
  });

  it('mentions each unit as often as the text does', () => {
    const names = new Map(matrix.units.map(({ id, name }) => [id, name]));
    expect(tally(assignments.map((a) => a.nameAsWritten ?? names.get(a.unitId) ?? a.unitId))).toEqual({
      市卫生计生委: 27,
      市委组织部: 2,
      各医疗卫生行业综合监管部门: 3,
      市公安局: 4,
      市民政局: 5,
      市司法局: 3,
      市教委: 9,
      市国资委: 9,
      天津海关: 13,
      解放军郑州联勤保障中心: 16,
      武警部队后勤部卫生局: 16,
      武警天津市总队保障部: 16,
      市发展改革委: 13,
      市科委: 2,
      市市场监管委: 12,
      市环保局: 2,
      市审批办: 1,
      市工业和信息化委: 3,
      市人力社保局: 16,
      市商务委: 5,
      市财政局: 11,
      市税务局: 6,
      天津保监局: 2,
      市建委: 2,
      市水务局: 1,
      市委宣传部: 2,
      市委网信办: 5,
      市委政法委: 2,
      市人力社保部: 2,
      市文广局: 2,
      市监委: 1,
      市高级人民法院: 2,
      市检察院: 2,
      市旅游局: 1,
      市体育局: 1,
      人民银行天津分行: 1,
      市法制办: 1,
    });
  });

  it('splits the military units of 16 brackets, and leaves the lists open', () => {
    const open = source.lines.flatMap(({ taskId, groups }) =>
      groups.filter((g) => g.openEnded).map((g) => ({ taskId, g })),
    );
    expect(open.map(({ taskId }) => taskId)).toEqual([
      't3',
      't6',
      't7-1',
      't7-2',
      't8-1',
      't8-2',
      't9',
      't10',
      't11',
      't15',
      't16',
      't17',
      't19',
      't21',
      't22',
      't23',
    ]);
    for (const { taskId, g } of open) {
      expect(g.units.slice(-3), taskId).toEqual([
        'tianjin.pla-zhengzhou',
        'tianjin.armed-police-health',
        'tianjin.armed-police-tianjin',
      ]);
    }
  });

  it('names 36 units in its brackets and three more in its annex', () => {
    const inBrackets = new Set(assignments.map(({ unitId }) => unitId));
    expect(inBrackets.size).toBe(36);
    expect(matrix.units.filter(({ id }) => !inBrackets.has(id)).map(({ name }) => name)).toEqual([
      '审计部门',
      '军队卫生部门',
      '其它相关部门',
    ]);
    expect(new Set(matrix.units.map(({ shortName }) => shortName)).size).toBe(39);
  });

  it('shows the units listed twice, the misspelt one and the two slips of the pen', () => {
    expect(discrepancies.map(({ taskId, kind }) => `${taskId} ${kind}`).sort()).toEqual([
      't11 duplicate',
      't11 name',
      't12 duplicate',
      't12 name',
      't14 duplicate',
      't15 other',
      't19 other',
      't8-1 duplicate',
      't8-2 duplicate',
    ]);
    expect(
      assignments.filter((a) => a.nameAsWritten !== undefined).map(({ taskId, unitId }) => [taskId, unitId]),
    ).toEqual([
      ['t11', 'tianjin.human-resources'],
      ['t12', 'tianjin.human-resources'],
    ]);
  });

  it('keeps the three stages and the goal with their vague dates', () => {
    expect(
      matrix.stages.map(({ name, period: { from, to, precision, wording } }) => [name, from, to, precision, wording]),
    ).toEqual([
      ['制度建设阶段', '2018-09-01', '2019-06-30', 'month', '2018年9月至2019年6月'],
      ['全面实施阶段', '2019-07-01', '2020-06-30', 'month', '2019年7月至2020年6月'],
      ['巩固提升阶段', undefined, '2020-12-31', 'year', '2020年底前'],
    ]);
    expect(matrix.plan.goalPeriod).toMatchObject({ to: '2020-12-31', precision: 'year', wording: '到2020年' });
  });

  it('gives the duties of the annex to the units of the body where they are the same', () => {
    const nameOf = new Map(matrix.units.map(({ id, name }) => [id, name]));
    expect(tally(duties.map(({ unitId }) => nameOf.get(unitId) ?? unitId))).toEqual({
      市卫生计生委: 5,
      市发展改革委: 3,
      市公安局: 3,
      市民政局: 2,
      市法制办: 1,
      市司法局: 3,
      市财政局: 1,
      市人力社保局: 2,
      市商务委: 1,
      审计部门: 1,
      市税务局: 1,
      市市场监管委: 2,
      军队卫生部门: 2,
      市教委: 2,
      市环保局: 1,
      市建委: 1,
      市水务局: 1,
      市审批办: 1,
      市国资委: 1,
      天津海关: 1,
      其它相关部门: 1,
    });
    expect(tally(duties.map(({ verb }) => verb))).toEqual({
      responsible: 16,
      lead: 1,
      joint: 4,
      assist: 1,
      guide: 1,
      'by-mandate': 13,
    });
    expect(
      duties
        .filter((d) => d.verb === 'joint')
        .map((d) => [nameOf.get(d.unitId), ...(d.withUnitIds ?? []), d.withUnitsOpen]),
    ).toEqual([
      ['市发展改革委', 'tianjin.central-bank', undefined],
      ['市司法局', 'tianjin.health', undefined],
      ['市财政局', true],
      ['市人力社保局', 'tianjin.insurance-regulator', undefined],
    ]);
  });
});
