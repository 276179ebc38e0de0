import { describe, expect, it } from 'vitest';
import { codeTables } from '@yijian/standard/codes';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '../plan-matrix.js';
import { schemaErrors } from '../../test/schema-errors.js';

// The oracle: the plan of 2021 for diversified supervision of medical services, which carries no title, number or place, read by hand.
const source = planSources.find(({ plan }) => plan.id === 'tianjin-2021-diversified');
if (!source) throw new Error('The standard does not carry the plan tianjin-2021-diversified.');
const matrix = planMatrix(source);
const { plan, tasks, units, stages, duties = [] } = matrix;

const nameOf = new Map(units.map(({ id, name }) => [id, name]));
const dutiesOf = (name: string) => duties.filter(({ unitId }) => nameOf.get(unitId) === name);
const count = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe('the plan of 2021 for diversified supervision as a matrix', () => {
  it('keeps the schema and every code table', () => {
    expect(schemaErrors('PlanMatrix', matrix)).toEqual([]);
  });

  it('refers to supervision mechanisms that exist', () => {
    const mechanisms = codeTables.find(({ id }) => id === 'mechanism')?.codes.map(({ code }) => code);
    const named = [...tasks, ...duties].flatMap(({ mechanismIds = [] }) => mechanismIds);
    expect(mechanisms).toEqual(expect.arrayContaining(named));
  });

  it('admits that title and place were not stated', () => {
    expect(plan).toMatchObject({ titleStated: false, regionInferred: true, regionCode: '120000' });
    expect(plan).not.toHaveProperty('documentNumber');
    expect(plan).not.toHaveProperty('issuedOn');
    expect(plan).not.toHaveProperty('issuerName');
    // A place that was only inferred is no fact about a unit.
    expect(units.filter(({ regionCode }) => regionCode)).toEqual([]);
  });

  it('rests on two national documents', () => {
    expect(plan.basis?.map((basis) => /（(.*)）$/u.exec(basis)?.[1])).toEqual([
      '国办发〔2018〕63号',
      '国卫办监督函〔2021〕150号',
    ]);
  });

  it('has four tasks, the third with three numbered points, and three demands', () => {
    expect(tasks.map(({ kind, path, title }) => `${kind} ${path ?? ''} ${title}`)).toEqual([
      'part 二 工作任务',
      'task 二（一） 进一步压实医疗机构主体责任，推进医疗服务的全员监管',
      'task 二（二） 进一步发挥行业组织自律作用，推进医疗服务的全要素监管',
      'task 二（三） 进一步加大政府综合监管力度，推进医疗服务的全系统监管',
      'subtask 二（三）一是 完善协同监管机制',
      'subtask 二（三）二是 建立信用监管',
      'subtask 二（三）三是 加强智能化监管',
      'task 二（四） 进一步畅通社会监督渠道，推进医疗服务的全方位监管',
      'part 四 工作要求',
      'task 四（一） 精心组织实施',
      'task 四（二） 完善协同联动',
      'task 四（三） 加强监管保障',
    ]);
    expect(tasks.filter(({ kind }) => kind !== 'part').every(({ summary }) => summary)).toBe(true);
  });

  it('assigns no task to a unit', () => {
    expect(matrix.assignments).toEqual([]);
    expect(matrix.discrepancies).toEqual([]);
  });
});

describe('the duties in its prose', () => {
  it('fall to ten units, each named because the text gives it one', () => {
    expect(count(duties.map(({ unitId }) => nameOf.get(unitId) ?? unitId))).toEqual({
      // Organise and train; guide; draw up a plan; sum up and report.
      各区卫生健康委: 4,
      // Build the system; lead the evaluation; lead the whole.
      市卫生健康委: 3,
      // Self-inspect; rectify; educate; publish; commit; reward and punish.
      各医疗机构: 6,
      // Standards; checks; use of results; advice; data.
      各医疗质量控制中心: 5,
      // Standards; use of results; advice; draw up a plan.
      '行业协（学）会': 4,
      // Link quality control to enforcement; lead the bodies; lead the work; secure it.
      各级卫生健康行政部门: 4,
      // Joint meetings; joint enforcement; transfer and random checks; credit; carry out.
      各区: 5,
      各单位: 1,
      市卫生健康监督所: 1,
      市医疗服务评价和指导中心: 1,
    });
    expect(duties).toHaveLength(34);
    expect([...new Set(duties.map(({ unitId }) => unitId))]).toEqual(units.map(({ id }) => id));
  });

  it('keep the verbs of the text', () => {
    expect(count(duties.map(({ verb }) => verb))).toEqual({
      responsible: 28,
      guide: 1,
      coordinate: 1,
      assist: 2,
      lead: 2,
    });
    expect(dutiesOf('市卫生健康委').map(({ verb }) => verb)).toEqual(['coordinate', 'lead', 'lead']);
  });

  it('say how often an institution inspects itself', () => {
    expect(dutiesOf('各医疗机构')[0]?.summary).toMatch(/每年至少一次全面自查.*每季度至少一次日常自查.*专项自查/u);
  });
});

describe('its numbers and dates', () => {
  it('are a full self-inspection a year, a routine one a quarter, and a district report by 30 October 2021', () => {
    expect(
      plan.targets?.map(({ id, taskId, comparison, value, unitOfMeasure, period }) => [
        id,
        taskId,
        comparison,
        value,
        unitOfMeasure,
        period?.to,
      ]),
    ).toEqual([
      ['full-self-inspection', 't2-1', 'at-least', 1, '次/年', undefined],
      ['routine-self-inspection', 't2-1', 'at-least', 1, '次/季度', undefined],
      ['district-summary', undefined, undefined, 1, '份/区', '2021-10-30'],
    ]);
    expect(plan.targets?.at(-1)?.period).toMatchObject({ precision: 'day', wording: '2021年10月30日前' });
  });

  it('keep ten-day periods as such', () => {
    expect(stages.map(({ name, period: { note: _, ...period } }) => ({ name, ...period }))).toEqual([
      { name: '启动阶段', to: '2021-07-31', precision: 'month', wording: '2021年7月底前' },
      {
        name: '实施阶段',
        from: '2021-08-01',
        to: '2021-10-20',
        precision: 'ten-days',
        wording: '2021年8月初至2021年10月中旬',
      },
      {
        name: '总结评估阶段',
        from: '2021-10-11',
        to: '2021-12-20',
        precision: 'ten-days',
        wording: '2021年10月中旬至12月中旬',
      },
    ]);
  });
});
