import type { PlanMatrix } from '@yijian/standard';
import { planLoad, planMatrix } from '@yijian/rules';
import { planSources } from '@yijian/standard/plans';
import { expect } from 'chai';
import { earlierPlan } from '../../../test/earlier-plan.js';
import { largePlan } from '../../../test/large-plan.js';
import { clearPage, find, place, settled } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();

/** The files in a ZIP archive, read by its own directory and unpacked by the browser. */
async function unzipped(blob: Blob): Promise<Map<string, string>> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect(view.getUint32(at, true)).to.equal(0x02014b50);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = new Blob([bytes.slice(start, start + size)]);
    const content = method === 0 ? packed : packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
    files.set(new TextDecoder().decode(bytes.slice(at + 46, at + 46 + name)), await new Response(content).text());
    at += 46 + name + extra + comment;
  }
  return files;
}

interface Sheet {
  rows: string[][];
  types: Set<string>;
  pane: string;
}

/** The sheets of a workbook by name, each cell at the place that it names. */
async function sheetsOf(blob: Blob): Promise<Map<string, Sheet>> {
  const files = await unzipped(blob);
  const xml = (name: string): Document => {
    const parsed = new DOMParser().parseFromString(files.get(name) ?? '', 'application/xml');
    expect(parsed.querySelector('parsererror')?.textContent, name).to.equal(undefined);
    return parsed;
  };
  const targets = new Map(
    [...xml('xl/_rels/workbook.xml.rels').querySelectorAll('Relationship')].map((relation) => [
      relation.getAttribute('Id'),
      `xl/${relation.getAttribute('Target')}`,
    ]),
  );
  const listed = [...xml('[Content_Types].xml').querySelectorAll('Override')].map((part) =>
    part.getAttribute('PartName'),
  );
  for (const part of listed) expect([...files.keys()]).to.include(part!.slice(1));
  return new Map(
    [...xml('xl/workbook.xml').querySelectorAll('sheet')].map((sheet) => {
      const page = xml(targets.get(sheet.getAttribute('r:id'))!);
      const rows: string[][] = [];
      const types = new Set<string>();
      for (const cell of page.querySelectorAll('c')) {
        const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell.getAttribute('r')!) ?? [];
        const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        (rows[Number(row) - 1] ??= [])[column] = cell.textContent ?? '';
        types.add(cell.getAttribute('t') ?? 'n');
      }
      const width = Math.max(...rows.map((row) => row?.length ?? 0));
      const pane = page.querySelector('pane');
      return [
        sheet.getAttribute('name')!,
        {
          rows: rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? '')),
          types,
          pane: ['state', 'xSplit', 'ySplit', 'topLeftCell'].map((name) => pane?.getAttribute(name)).join(' '),
        },
      ];
    }),
  );
}

/** What the button hands to the reader. */
async function saved(host: YjTaskMatrix): Promise<{ name: string; blob: Blob }> {
  const create = URL.createObjectURL.bind(URL);
  const { click } = HTMLAnchorElement.prototype;
  try {
    return await new Promise((resolve) => {
      let blob!: Blob;
      URL.createObjectURL = (given: Blob) => {
        blob = given;
        return create(given);
      };
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        resolve({ name: this.download, blob });
      };
      find(host, '.save-xlsx').click();
    });
  } finally {
    URL.createObjectURL = create;
    HTMLAnchorElement.prototype.click = click;
  }
}

async function matrixOf(data: unknown, more: Partial<YjTaskMatrix> = {}): Promise<YjTaskMatrix> {
  const host = Object.assign(document.createElement('yj-task-matrix') as YjTaskMatrix, { data, ...more });
  await place(host);
  await import('./plan-versions.js');
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
  return host;
}

const luzhai = (): PlanMatrix => planMatrix(planSources.find(({ plan }) => plan.id === 'luzhai-2021-7')!);

describe('the matrix as a workbook', () => {
  afterEach(clearPage);

  it('has a sheet of tasks by units, with roles in words, and head and tasks that stay in sight', async () => {
    const { name, blob } = await saved(await matrixOf(twoTextPlan));
    expect(name).to.equal('澜溪州综合监管实施方案（虚构示例）.xlsx');
    expect(blob.type).to.equal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const sheets = await sheetsOf(blob);
    expect([...sheets.keys()]).to.deep.equal(['任务分工', '单位负荷', '差异']);
    const { rows, types, pane } = sheets.get('任务分工')!;
    expect(rows[0]).to.deep.equal([
      ...['序号', '任务', '层级', '时限', '进展'],
      ...['州卫生健康委', '州公安局', '州市场监督管理局', '各乡镇人民政府', '差异'],
    ]);
    expect(rows).to.have.lengthOf(1 + twoTextPlan.tasks.length);
    expect(rows[3]!.slice(0, 7)).to.deep.equal([
      ...['二（二）', '规范诊疗服务', '2', '', '进行中'],
      ...['牵头、仅正文；责任、仅附件', '责任、重复列出2次'],
    ]);
    expect([...types]).to.deep.equal(['inlineStr']);
    expect(pane).to.equal('frozen 2 1 C2');
  });

  it('counts the load of each unit as the rule for loads does', async () => {
    const matrix = luzhai();
    const sheets = await sheetsOf((await saved(await matrixOf(matrix, { today: '2021-12-31' }))).blob);
    const { units } = planLoad(matrix, '2021-12-31', 'body');
    // Parts are headings, and what they are given is not counted; the body gives them nothing.
    expect(
      sheets
        .get('单位负荷')!
        .rows.slice(1)
        .map(([unit, total, lead]) => [unit, Number(total), Number(lead)]),
    ).to.deep.equal(
      units.filter(({ totalCount }) => totalCount > 0).map((load) => [load.unit.name, load.totalCount, load.leadCount]),
    );
  });

  it('lists what differs between body and annex', async () => {
    const { rows } = (await sheetsOf((await saved(await matrixOf(luzhai()))).blob)).get('差异')!;
    expect(rows[0]!.slice(4)).to.deep.equal(['正文', '附件']);
    const of = (task: string): string[][] => rows.filter(([, title]) => title === task).map((row) => row.slice(2));
    expect(of('切实加强行政执法')).to.deep.equal([['取消', '县科工贸局', '责任', '']]);
    expect(of('健全信息公开机制').map(([what, unit]) => `${what}${unit}`)).to.include.members([
      '新增县发改局',
      '取消县融媒体中心',
      '取消县科工贸局',
    ]);
  });

  it('lists what differs between two versions', async () => {
    const host = await matrixOf(twoTextPlan, { compareData: earlierPlan });
    const { rows } = (await sheetsOf((await saved(host)).blob)).get('差异')!;
    expect(rows[0]!.slice(4)).to.deep.equal(['对照版（2023-02-01）', '本版（2024-03-15）']);
    const said = rows.map((row) => row.slice(1).join(' ').trim());
    expect(said).to.include('规范诊疗服务 角色变化 州公安局 牵头 责任');
    expect(said).to.include('加强组织领导 原题：健全组织体系  健全组织体系 加强组织领导');
    expect(said).to.include('新增任务 1 项');
  });

  it('keeps every text a text, whatever it holds, and leaves out what no XML can hold', async () => {
    const titles = ['=1+1', '<b>&"', 'a\u0000b\ud800', '  spaced  ', '@SUM(A1)'];
    const tasks = twoTextPlan.tasks.map((task, index) => ({ ...task, title: titles[index] ?? task.title }));
    const { rows, types } = (await sheetsOf((await saved(await matrixOf({ ...twoTextPlan, tasks }))).blob)).get(
      '任务分工',
    )!;
    expect(rows.slice(1, 6).map((row) => row[1])).to.deep.equal([
      '=1+1',
      '<b>&"',
      'a\ufffdb\ufffd',
      '  spaced  ',
      '@SUM(A1)',
    ]);
    expect([...types]).to.deep.equal(['inlineStr']);
  });

  it('starts no worker, however large the plan: a strict page would not allow it', async () => {
    const { Worker: own } = window;
    let started = 0;
    window.Worker = class extends own {
      constructor(url: string | URL) {
        super(url);
        started += 1;
      }
    };
    try {
      const plan = largePlan(600, 60);
      const { rows } = (await sheetsOf((await saved(await matrixOf(plan))).blob)).get('任务分工')!;
      expect(rows).to.have.lengthOf(601);
      expect(rows.flatMap((row) => row.slice(5)).filter(Boolean).length).to.equal(60 + plan.assignments.length);
      expect(started).to.equal(0);
    } finally {
      window.Worker = own;
    }
  });
});
