import { describe, expect, it } from 'vitest';
import { codeTables } from '@yijian/standard/codes';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '../plan-matrix.js';
import { schemaErrors } from '../../test/schema-errors.js';

// The oracle: 鹿政办发〔2021〕7号, its 24 responsibility lines in the body and its annex table, counted and compared by hand.
const source = planSources.find(({ plan }) => plan.id === 'luzhai-2021-7');
if (!source) throw new Error('The standard does not carry the plan luzhai-2021-7.');
const matrix = planMatrix(source);
const { assignments, discrepancies = [] } = matrix;

const nameOf = new Map(matrix.units.map(({ id, name }) => [id, name]));
const names = (unitIds: readonly string[] = []): string[] => unitIds.map((id) => nameOf.get(id) ?? id);
const taskAt = new Map(matrix.tasks.map(({ id, path }) => [id, path]));
/** The units of a line as a text has them, lead first. */
const unitsAt = (path: string, textId: string): string =>
  names(assignments.filter((x) => taskAt.get(x.taskId) === path && x.textId === textId).map((x) => x.unitId)).join(
    '、',
  );
const linesOf = (textId: string): string[] =>
  [...new Set(assignments.filter((x) => x.textId === textId).map((x) => x.taskId))].map((id) => taskAt.get(id) ?? id);

describe('the Luzhai plan of 2021 as a matrix', () => {
  it('keeps the schema and every code table', () => {
    expect(schemaErrors('PlanMatrix', matrix)).toEqual([]);
  });

  it('refers to supervision mechanisms that exist', () => {
    const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes.map(({ code }) => code);
    expect(mechanisms).toEqual(expect.arrayContaining(matrix.tasks.flatMap(({ mechanismIds = [] }) => mechanismIds)));
  });

  it('is the document that the county office issued on the bases it names', () => {
    expect(matrix.plan).toMatchObject({
      documentNumber: '鹿政办发〔2021〕7号',
      issuedOn: '2021-03-13',
      regionCode: '450223',
      leadConventions: [{ kind: 'first-listed', wording: '排头为牵头单位，下同' }],
    });
    expect(matrix.plan.basis?.map((basis) => /（(.*)）$/u.exec(basis)?.[1])).toEqual([
      '国办发〔2018〕63号',
      '桂政办发〔2019〕79号',
      '柳政办〔2020〕87号',
    ]);
  });

  it('has the parts, tasks and sub-tasks of the document', () => {
    expect(matrix.tasks.map(({ path, title }) => `${path ?? ''} ${title}`)).toEqual([
      '二 重点任务',
      '二（一） 明确监管主体，落实监管责任',
      '二（一）1 加强党的全面领导',
      '二（一）2 落实政府主导责任',
      '二（一）3 落实医疗卫生机构主体责任',
      '二（一）4 发挥行业组织自律作用',
      '二（一）5 鼓励社会力量积极参与监督',
      '二（二） 明确监管任务，实施全行业全过程监管',
      '二（二）1 优化医疗卫生服务要素准入',
      '二（二）2 加强医疗服务质量和安全监管',
      '二（二）2附件第1行 健全完善医疗质量管理与控制、组织体系和监测系统等',
      '二（二）2附件第2行 建立完善临床用药超常预警、辅助用药和高值耗材跟踪监控、抗菌药物合理使用管理制度等',
      '二（二）3 加强医疗卫生机构运行监管',
      '二（二）3第1段 全面实施公立医疗卫生机构绩效考核制度等',
      '二（二）3第2段 严格执行非营利性和营利性医疗机构分类管理要求等',
      '二（二）3第3段 积极发挥各类医疗保险对医疗服务行为的引导与监督制约作用等',
      '二（二）4 加强医疗卫生从业人员监管',
      '二（二）5 加强医疗卫生服务行业秩序监管',
      '二（二）6 加强公共卫生监管',
      '二（二）6第1段 加强公共卫生服务监管',
      '二（二）6第2段 加强职业健康监管',
      '二（二）6第3段 加强疫苗安全监管',
      '二（二）7 加强健康产业监管',
      '二（二）7第1段 建立健全覆盖健康产业全链条、全流程的监管机制等',
      '二（二）7第2段 加强中医养生保健服务监管等',
      '二（二）7第3段 加强保健食品生产销售的监管等',
      '二（三） 创新监管机制，强化监管手段',
      '二（三）1 切实加强行政执法',
      '二（三）2 强化事中事后监管',
      '二（三）3 健全信息公开机制',
      '二（三）4 大力推进智能监管',
      '二（三）5 进一步夯实网格化管理',
      '二（三）6 推进综合监管结果统筹运用',
      '四 组织实施',
      '四（一） 加强组织领导',
      '四（二） 建立健全机制',
      '四（三） 严肃追责问责',
      '四（四） 加强体系能力建设',
      '四（五） 加强舆论宣传引导',
    ]);
    // Part 二 numbers 5, 7 and 6 items, part 四 numbers 5; items 2, 3, 6 and 7 of （二） split into 2, 3, 3 and 3.
    expect(matrix.tasks.filter(({ kind }) => kind === 'task')).toHaveLength(5 + 7 + 6 + 5);
    expect(matrix.tasks.filter(({ kind }) => kind === 'subtask')).toHaveLength(2 + 3 + 3 + 3);
  });

  it('has a summary for every task and sub-task', () => {
    const silent = matrix.tasks.filter(({ kind, summary }) => kind !== 'part' && !summary);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('names 26 units, three of them groups, each with a part in a task', () => {
    expect(matrix.units).toHaveLength(26);
    expect(matrix.units.filter(({ isGroup }) => isGroup).map(({ name }) => name)).toEqual([
      '各乡镇人民政府',
      '各有关部门',
      '各有关单位',
    ]);
    expect([...new Set(assignments.map(({ unitId }) => unitId))]).toEqual(matrix.units.map(({ id }) => id));
  });
});

describe('the two texts of the Luzhai plan', () => {
  it('have 24 lines in the body and 31 rows with units in the annex', () => {
    expect(linesOf('body')).toHaveLength(24);
    expect(linesOf('annex')).toHaveLength(31);
    expect(linesOf('annex').filter((path) => path.startsWith('四'))).toHaveLength(5);
  });

  it('name 132 units in the body lines and 162 in the annex rows', () => {
    const perLine = (textId: string) => linesOf(textId).map((path) => unitsAt(path, textId).split('、').length);
    expect(perLine('body')).toEqual([1, 10, 1, 3, 3, 6, 9, 7, 6, 9, 3, 7, 7, 4, 2, 7, 4, 5, 7, 5, 6, 8, 3, 9]);
    expect(perLine('annex')).toEqual([
      2, 10, 1, 3, 4, 6, 6, 7, 4, 7, 6, 9, 3, 7, 7, 4, 2, 7, 4, 5, 6, 5, 5, 9, 3, 9, 2, 7, 6, 3, 3,
    ]);
    expect(assignments).toHaveLength(132 + 162);
  });

  it('let the first unit of each line lead and no other', () => {
    expect(assignments.filter(({ role }) => role === 'lead')).toHaveLength(24 + 31);
    expect(assignments.every(({ role, order }) => role === (order === 1 ? 'lead' : 'responsible'))).toBe(true);
    const leads = (textId: string) =>
      assignments.filter((x) => x.textId === textId && x.role === 'lead' && nameOf.get(x.unitId) !== '县卫生健康局');
    const placed = (textId: string) =>
      leads(textId).map((x) => `${taskAt.get(x.taskId) ?? ''} ${nameOf.get(x.unitId) ?? ''}`);
    expect(placed('body')).toEqual(['二（一）5 县委宣传部', '二（二）3第3段 县医保局', '二（二）7第3段 县市场监管局']);
    expect(placed('annex')).toEqual([...placed('body'), '四（一） 各有关部门', '四（五） 县委宣传部']);
  });

  it('keep the order of a line', () => {
    expect(unitsAt('二（二）3第3段', 'body')).toBe(
      '县医保局、县公安局、县卫生健康局、县市场监管局、县税务局、县人民法院、县人民检察院、县司法局、县财政局',
    );
    expect(unitsAt('四（三）', 'annex')).toBe(
      '县卫生健康局、县纪委监委、县人民法院、县人民检察院、各有关单位、各乡镇人民政府',
    );
  });

  it('split item 二（二）2 in the annex so that both rows together name the nine units of the body', () => {
    const rows = [
      ...unitsAt('二（二）2附件第1行', 'annex').split('、'),
      ...unitsAt('二（二）2附件第2行', 'annex').split('、'),
    ];
    expect([...new Set(rows)].sort()).toEqual(unitsAt('二（二）2', 'body').split('、').sort());
    expect(new Set(rows).size).toBe(9);
  });
});

describe('where body and annex of the Luzhai plan disagree', () => {
  const at = (path: string) =>
    discrepancies
      .filter((x) => taskAt.get(x.taskId) === path)
      .map(({ kind, onlyInFirst, onlyInSecond }) => [kind, names(onlyInFirst), names(onlyInSecond)]);

  it('is in these seven tasks, and otherwise only where the body assigns nobody', () => {
    const compared = discrepancies.filter(({ kind }) => !kind.startsWith('missing'));
    expect(compared.map(({ taskId, kind }) => `${taskAt.get(taskId) ?? ''} ${kind}`)).toEqual([
      '二（一）1 unit-set',
      '二（一）5 unit-set',
      '二（二）2 unit-set',
      '二（二）5 order',
      '二（三）1 unit-set',
      '二（三）3 title',
      '二（三）3 unit-set',
      '二（三）4 duplicate',
    ]);
    const missing = discrepancies.filter(({ kind }) => kind.startsWith('missing'));
    expect(missing.map(({ taskId, kind }) => `${taskAt.get(taskId) ?? ''} ${kind}`)).toEqual([
      '二（二）2附件第1行 missing-in-first',
      '二（二）2附件第2行 missing-in-first',
      '四（一） missing-in-first',
      '四（二） missing-in-first',
      '四（三） missing-in-first',
      '四（四） missing-in-first',
      '四（五） missing-in-first',
    ]);
    expect(discrepancies.every(({ textIds }) => textIds?.join() === 'body,annex' || textIds?.join() === 'annex')).toBe(
      true,
    );
  });

  it('二（一）1: the annex adds the townships', () => {
    expect(at('二（一）1')).toEqual([['unit-set', [], ['各乡镇人民政府']]]);
    expect(unitsAt('二（一）1', 'body')).toBe('县卫生健康局');
  });

  it('二（一）5: the annex adds the media centre', () => {
    expect(at('二（一）5')).toEqual([['unit-set', [], ['县融媒体中心']]]);
  });

  it('二（二）2: the annex row names six of the nine units', () => {
    expect(at('二（二）2')).toEqual([['unit-set', ['县教育局', '县民政局', '县财政局'], []]]);
    expect(unitsAt('二（二）2', 'annex').split('、')).toHaveLength(6);
  });

  it('二（二）5: the same units in another order', () => {
    expect(at('二（二）5')).toEqual([['order', [], []]]);
    expect(unitsAt('二（二）5', 'body')).toContain('县公安局、县司法局、县市场监管局');
    expect(unitsAt('二（二）5', 'annex')).toContain('县市场监管局、县公安局、县司法局');
  });

  it('二（三）1: only the body has the bureau of science, industry and trade', () => {
    expect(at('二（三）1')).toEqual([['unit-set', ['县科工贸局'], []]]);
  });

  it('二（三）3: another title and other units', () => {
    expect(at('二（三）3')).toEqual([
      ['title', [], []],
      ['unit-set', ['县融媒体中心', '县科工贸局'], ['县发改局']],
    ]);
    expect(matrix.tasks.find(({ path }) => path === '二（三）3')).toMatchObject({
      title: '健全信息公开机制',
      titleInAnnex: '加大信息公开力度',
    });
  });

  it('二（三）4: the annex lists the finance bureau twice among the same eight units', () => {
    expect(at('二（三）4')).toEqual([['duplicate', [], []]]);
    expect(unitsAt('二（三）4', 'body').split('、')).toHaveLength(8);
    const finance = assignments.filter(
      (x) => taskAt.get(x.taskId) === '二（三）4' && x.textId === 'annex' && nameOf.get(x.unitId) === '县财政局',
    );
    expect(finance.map(({ order, note }) => [order, note])).toEqual([
      [4, undefined],
      [6, '原文重复列出：本行第4位已列该单位'],
    ]);
  });
});

describe('the dates of the Luzhai plan', () => {
  it('keep interval, precision and wording', () => {
    expect(matrix.plan.goalPeriod).toEqual({ to: '2021-12-31', precision: 'year', wording: '到2021年底前' });
    expect(matrix.stages.map(({ name, period: { note: _, ...period } }) => ({ name, ...period }))).toEqual([
      // Whether "before November" lets November in is open.
      {
        name: '制度建设阶段',
        to: '2021-10-31',
        alternativeTo: '2021-11-30',
        precision: 'month',
        wording: '2021年11月前',
      },
      {
        name: '全面实施阶段',
        from: '2021-11-01',
        to: '2021-12-31',
        precision: 'month',
        wording: '2021年11月至2021年12月',
      },
      { name: '巩固提升阶段', from: '2021-12-01', to: '2021-12-31', precision: 'month', wording: '2021年12月' },
    ]);
    expect(matrix.plan.stages).toEqual(matrix.stages);
  });
});
