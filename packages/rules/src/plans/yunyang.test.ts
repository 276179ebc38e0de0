import { describe, expect, it } from 'vitest';
import { codeTables } from '@yijian/standard/codes';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '../plan-matrix.js';
import { schemaErrors } from '../../test/schema-errors.js';

// The oracle: 云阳府办发〔2019〕96号, its 26 numbered tasks without units and its annex of duties in prose, counted by hand.
const source = planSources.find(({ plan }) => plan.id === 'yunyang-2019-96');
if (!source) throw new Error('The standard does not carry the plan yunyang-2019-96.');
const matrix = planMatrix(source);
const { tasks, units, stages, duties = [] } = matrix;

const nameOf = new Map(units.map(({ id, name }) => [id, name]));
const names = (ids: readonly string[] = []): string[] => ids.map((id) => nameOf.get(id) ?? id);
/** The verbs of a unit's duties, in order. */
const verbsOf = (name: string): string[] =>
  duties.filter(({ unitId }) => nameOf.get(unitId) === name).map(({ verb }) => verb);
const startsWith = (text: string) => duties.filter(({ summary }) => summary.startsWith(text));

describe('the Yunyang plan of 2019 as a matrix', () => {
  it('keeps the schema and every code table', () => {
    expect(schemaErrors('PlanMatrix', matrix)).toEqual([]);
  });

  it('refers to supervision mechanisms that exist', () => {
    const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes.map(({ code }) => code);
    const named = [...tasks, ...duties].flatMap(({ mechanismIds = [] }) => mechanismIds);
    expect(mechanisms).toEqual(expect.arrayContaining(named));
  });

  it('is the document that the county office issued', () => {
    expect(matrix.plan).toMatchObject({
      documentNumber: '云阳府办发〔2019〕96号',
      issuedOn: '2019-09-30',
      regionCode: '500235',
      basis: [expect.stringContaining('渝府办发〔2019〕45号')],
    });
  });

  it('numbers 26 tasks through four sections of part 二', () => {
    expect(tasks.map(({ path, title }) => `${path ?? ''} ${title}`)).toEqual([
      '二 工作任务',
      '二（一） 明确监管主体和责任',
      '二（一）1 坚持和加强党的全面领导',
      '二（一）2 发挥政府主导作用',
      '二（一）3 落实医疗卫生机构自我管理主体责任',
      '二（一）4 推进行业自律和社会监督',
      '二（二） 加强全行业全过程监管',
      '二（二）5 优化医疗卫生服务要素准入',
      '二（二）6 加强医疗卫生从业人员监管',
      '二（二）7 加强医疗服务质量和安全监管',
      '二（二）8 加强医疗相关产品采购使用监管',
      '二（二）9 加强公立医疗卫生机构综合绩效考核',
      '二（二）10 加强财务监管和审计监督',
      '二（二）11 加强医疗机构分类监管',
      '二（二）12 发挥医保对医疗服务行为的监督制约作用',
      '二（二）13 加强医疗卫生服务行业秩序监管',
      '二（二）14 加强公共卫生服务监管',
      '二（二）15 加强健康产业监管',
      '二（三） 完善创新综合监管机制',
      '二（三）16 完善规范化行政执法机制',
      '二（三）17 推行网格化管理机制',
      '二（三）18 全面推行“双随机、一公开”抽查机制',
      '二（三）19 建立部门联动执法机制',
      '二（三）20 建立健全医疗卫生行业信用机制',
      '二（三）21 建立风险预警和评估机制',
      '二（三）22 健全信息公开机制',
      '二（三）23 建立综合监管结果协同运用机制',
      '二（四） 加强保障落实',
      '二（四）24 落实监管责任',
      '二（四）25 提升监管能力',
      '二（四）26 加强宣传引导',
    ]);
    expect(tasks.filter(({ kind }) => kind === 'task').every(({ summary }) => summary)).toBe(true);
  });

  it('assigns no task to a unit, so that no texts can disagree', () => {
    expect(matrix.assignments).toEqual([]);
    expect(matrix.discrepancies).toEqual([]);
    expect(matrix.plan).not.toHaveProperty('leadConventions');
  });
});

describe('the duties of the Yunyang annex', () => {
  it('belong to 19 units in the order in which the annex names them', () => {
    expect(names(units.map(({ id }) => id))).toEqual([
      '县卫生健康委',
      '县发展改革委',
      '县公安局',
      '县民政局',
      '县司法局',
      '县财政局',
      '县人力社保局',
      '县商务委',
      '县审计局',
      '云阳县税务局',
      '县市场监管局',
      '县医保局',
      '万州银保监分局云阳监管组',
      '县教委',
      '县生态环境局',
      '县住房城乡建委',
      '县城管局',
      '县水利局',
      '其他相关部门',
    ]);
    expect(units.filter(({ isGroup }) => isGroup).map(({ name }) => name)).toEqual(['其他相关部门']);
    const involved = new Set(duties.flatMap(({ unitId, withUnitIds = [] }) => [unitId, ...withUnitIds]));
    expect(involved.size).toBe(19);
  });

  it('are 35: 25 of single departments, 5 and 4 of collective sentences, 1 of all others', () => {
    expect(duties).toHaveLength(25 + 5 + 2 * 2 + 1);
    expect(duties.map(({ order }) => order)).toEqual(duties.map((_, index) => index + 1));
  });

  it.each([
    ['县卫生健康委', [...Array<string>(6).fill('responsible'), 'lead']],
    ['县发展改革委', ['responsible']],
    ['县公安局', ['responsible', 'responsible', 'assist']],
    ['县民政局', ['responsible', 'responsible', 'responsible']],
    ['县司法局', ['guide', 'joint']],
    ['县财政局', ['joint']],
    ['县人力社保局', ['responsible']],
    ['县商务委', ['coordinate']],
    ['县审计局', ['responsible']],
    ['云阳县税务局', ['responsible']],
    ['县市场监管局', ['responsible', 'responsible', 'responsible']],
    ['县医保局', ['responsible', 'responsible', 'joint']],
    // Only a partner of 县医保局.
    ['万州银保监分局云阳监管组', []],
    ['县教委', ['by-mandate', 'responsible', 'responsible']],
    ['县生态环境局', ['by-mandate']],
    ['县住房城乡建委', ['by-mandate']],
    ['县城管局', ['by-mandate']],
    ['县水利局', ['by-mandate']],
    ['其他相关部门', ['by-mandate']],
  ])('are worded for %s as %j', (name, verbs) => {
    expect(verbsOf(name)).toEqual(verbs);
  });

  it('name the partners of what is done together', () => {
    const joint = duties.filter(({ verb }) => verb === 'joint');
    expect(joint.map((x) => [...names([x.unitId]), names(x.withUnitIds), x.withUnitsOpen ?? false])).toEqual([
      ['县司法局', ['县卫生健康委'], false],
      // 会同有关部门: partners without names.
      ['县财政局', [], true],
      ['县医保局', ['万州银保监分局云阳监管组'], false],
    ]);
  });

  it('give each department of a collective sentence its own duty, with the others beside it and more unnamed', () => {
    const publicHealth = startsWith('按本部门职责');
    expect(names(publicHealth.map(({ unitId }) => unitId))).toEqual([
      '县教委',
      '县生态环境局',
      '县住房城乡建委',
      '县城管局',
      '县水利局',
    ]);
    expect(publicHealth.every((x) => x.withUnitIds?.length === 4 && !x.withUnitIds.includes(x.unitId))).toBe(true);
    const ownFacilities = startsWith('对自己举办的医疗机构');
    expect(names(ownFacilities.map(({ unitId }) => unitId))).toEqual(['县教委', '县民政局']);
    expect([...publicHealth, ...ownFacilities].every(({ withUnitsOpen }) => withUnitsOpen)).toBe(true);
  });
});

describe('the dates of the Yunyang plan', () => {
  it('keep interval, precision and wording', () => {
    expect(matrix.plan.goalPeriod).toMatchObject({ to: '2020-12-31', precision: 'year', wording: '到2020年' });
    expect(stages.map(({ name, period: { note: _, ...period } }) => ({ name, ...period }))).toEqual([
      {
        name: '工作推进阶段',
        to: '2019-08-31',
        alternativeTo: '2019-09-30',
        precision: 'month',
        wording: '2019年9月前',
      },
      {
        name: '全面实施阶段',
        from: '2019-09-01',
        to: '2020-06-30',
        precision: 'month',
        wording: '2019年9月至2020年6月',
      },
      {
        name: '巩固提高阶段',
        from: '2020-07-01',
        to: '2020-12-31',
        precision: 'month',
        wording: '2020年7月至2020年12月',
      },
    ]);
  });

  it('show a first stage that was over when the document was issued, on either reading', () => {
    const { to = '', alternativeTo = '', note = '' } = stages[0]?.period ?? {};
    const issuedOn = matrix.plan.issuedOn ?? '';
    expect([to <= issuedOn, alternativeTo <= issuedOn]).toEqual([true, true]);
    expect(note).toContain('成文时本阶段都已到期');
  });
});
