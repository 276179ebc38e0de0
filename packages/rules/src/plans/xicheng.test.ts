import { describe, expect, it } from 'vitest';
import { codeTables } from '@yijian/standard/codes';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '../plan-matrix.js';
import { schemaErrors } from '../../test/schema-errors.js';

const source = planSources.find(({ plan }) => plan.id === 'xicheng-2022-5');
if (!source) throw new Error('The standard does not carry the plan xicheng-2022-5.');
const matrix = planMatrix(source);
const { assignments, discrepancies = [] } = matrix;

const assignmentsOf = (taskId: string) => assignments.filter((assignment) => assignment.taskId === taskId);
const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};
const namesOf = (taskId: string): string[] =>
  assignmentsOf(taskId).map(
    ({ unitId, nameAsWritten }) => nameAsWritten ?? matrix.units.find(({ id }) => id === unitId)?.name ?? unitId,
  );

describe('the Xicheng plan of 2022 as a matrix', () => {
  it('keeps the schema', () => {
    expect(schemaErrors('PlanMatrix', matrix)).toEqual([]);
  });

  it('refers to supervision mechanisms that exist', () => {
    const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes.map(({ code }) => code);
    const named = [...matrix.tasks].flatMap(({ mechanismIds = [] }) => mechanismIds);
    expect(mechanisms).toEqual(expect.arrayContaining(named));
  });

  it('carries what its page says about it', () => {
    expect(matrix.plan).toMatchObject({
      documentNumber: '西政办发〔2022〕5号',
      status: 'in-force',
      issuedOn: '2022-08-23',
      publishedOn: '2022-08-24',
      issuerName: '北京市西城区人民政府办公室',
      regionCode: '110102',
    });
    expect(matrix.plan.basis?.map((title) => title.match(/（([^）]*)）$/)?.[1])).toEqual([
      '国办发〔2018〕63号',
      '京政办发〔2020〕3号',
    ]);
  });

  it('numbers its 21 items through the parts', () => {
    expect(matrix.tasks.map(({ path, title }) => `${path} ${title}`)).toEqual([
      '三 构建综合监管体系',
      '三(一) 坚持和加强党对医疗卫生行业的全面领导,不断完善医疗卫生行业党建工作领导体制和工作机制',
      '三(二) 强化医疗卫生机构切实落实主体责任',
      '三(三) 充分发挥行业组织自律',
      '三(四) 强化政府主导,实施综合监管',
      '三(五) 强化社会监督',
      '四 推进全行业全过程、全流程全点位监管',
      '四(六) 优化医疗卫生服务要素准入',
      '四(七) 加强医疗服务质量和安全监管',
      '四(八) 加强医疗卫生机构运行监管',
      '四(九) 加强公共卫生服务监管',
      '四(十) 加强医疗卫生从业人员监管',
      '四(十一) 加强医疗卫生服务行业秩序监管',
      '四(十二) 加强健康产业监管',
      '四(十三) 加强安全管理',
      '四(十四) 加强医疗卫生机构临床研究监管',
      '五 创新完善监管机制',
      '五(十五) 推进行政执法规范制度落实',
      '五(十六) 推进医疗卫生行业信用体系建设',
      '五(十七) 形成网格化管理机制',
      '五(十八) 建立健全风险预警和综合监管结果协同运用机制',
      '六 保障措施',
      '六(十九) 加强队伍和能力建设',
      '六(二十) 强化责任追究',
      '六(二十一) 加强宣传引导',
    ]);
  });

  it('gives each item its first unit as lead and the others as responsible', () => {
    const items = matrix.tasks.filter(({ kind }) => kind === 'task').map(({ id }) => id);
    expect(items.map((id) => assignmentsOf(id).length)).toEqual([
      2, 1, 3, 7, 6, 3, 4, 5, 6, 2, 8, 10, 5, 2, 10, 8, 3, 8, 7, 6, 4,
    ]);
    for (const id of items) {
      const [first, ...others] = assignmentsOf(id).map(({ role }) => role);
      expect(first, id).toBe('lead');
      expect(new Set([...others, 'responsible']), id).toEqual(new Set(['responsible']));
    }
    expect(assignments).toHaveLength(110);
    expect(new Set(assignments.map(({ conventionId }) => conventionId))).toEqual(new Set(['first-listed']));
  });

  it('is led by the health commission except in three items', () => {
    const leads = assignments.filter(({ role, unitId }) => role === 'lead' && unitId !== 'xicheng.health');
    expect(leads.map(({ taskId, unitId }) => [taskId, unitId])).toEqual([
      ['t1', 'xicheng.party-organisation'],
      ['t2', 'xicheng.institutions'],
      ['t17', 'xicheng.subdistricts'],
    ]);
  });

  it('keeps every unit of a line in its order and spelling', () => {
    expect(matrix.units).toHaveLength(34);
    expect(new Set(assignments.map(({ unitId }) => unitId)).size).toBe(34);
    expect(namesOf('t12')).toEqual([
      '区卫生健康委',
      '区市场监管局',
      '区文化和旅游局',
      '区民政局',
      '区体育局',
      '区发展改革委',
      '区商务局',
      '区财政局',
      '区人力社保局',
      '区委网信办',
    ]);
    expect(namesOf('t7')).toEqual(['区卫生健康委', '各行业协会(学会)', '质控中心', '区市场监管局']);
    expect(namesOf('t15')).toContain('区公安分局');
  });

  it('mentions each unit as often as the text does', () => {
    const names = new Map(matrix.units.map(({ id, name }) => [id, name]));
    expect(tally(assignments.map((a) => a.nameAsWritten ?? names.get(a.unitId) ?? a.unitId))).toEqual({
      区委组织部: 3,
      区卫生健康委: 20,
      各级各类医疗卫生机构: 1,
      区民政局: 3,
      '各行业协会(学会)': 2,
      区司法局: 4,
      西城公安分局: 6,
      区市场监管局: 12,
      区政务服务局: 2,
      区医保局: 5,
      区生态环境局: 3,
      区城指中心: 1,
      区信访办: 1,
      区委网信办: 4,
      区委宣传部: 2,
      各街道办事处: 4,
      质控中心: 1,
      区审计局: 1,
      区财政局: 6,
      区教委: 1,
      区文化和旅游局: 2,
      区人力社保局: 5,
      区人民法院: 3,
      区检察院: 3,
      区城管执法局: 2,
      区体育局: 1,
      区发展改革委: 1,
      区商务局: 1,
      区住房城市建设委: 1,
      区应急局: 1,
      西城消防救援支队: 1,
      区科技和信息化局: 3,
      区公安分局: 1,
      区税务局: 2,
      区委编办: 1,
    });
  });

  it('says where a line is labelled otherwise, and where it stays open', () => {
    const labels = source.lines.filter(({ label }) => label !== '责任部门').map(({ taskId, label }) => [taskId, label]);
    expect(labels).toEqual([['t2', '责任单位']]);
    const open = source.lines.filter(({ groups }) => groups.some(({ openEnded }) => openEnded));
    expect(open.map(({ taskId }) => taskId)).toEqual(['t20', 't21']);
  });

  it('shows the unit under two names and the requirement set twice', () => {
    expect(discrepancies.map(({ taskId, kind }) => [taskId, kind])).toEqual([
      ['t10', 'other'],
      ['t15', 'name'],
    ]);
    expect(assignments.filter((a) => a.nameAsWritten !== undefined)).toMatchObject([
      { taskId: 't15', unitId: 'xicheng.public-security', nameAsWritten: '区公安分局' },
    ]);
  });

  it('has no stages, but counts its emergency stations', () => {
    expect(matrix.stages).toEqual([]);
    const targets = matrix.plan.targets ?? [];
    expect(targets.map(({ taskId }) => taskId)).toEqual(Array.from({ length: 7 }, () => 't9'));
    const cumulative = targets.filter((target) => target.cumulative);
    expect(cumulative.map(({ value, period }) => [value, period?.to])).toEqual([
      [4, '2020-12-31'],
      [13, '2021-12-31'],
      [18, '2022-12-31'],
    ]);
    const byClass = targets.filter((target) => !target.cumulative).map(({ value }) => value);
    expect(byClass).toEqual([1, 1, 4, 12]);
  });
});
