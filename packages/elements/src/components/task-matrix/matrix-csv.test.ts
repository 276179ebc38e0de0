import type { PlanMatrix } from '@yijian/standard';
import { planSources } from '@yijian/standard/plans';
import { planMatrix } from '@yijian/rules';
import { expect } from 'chai';
import { clearPage, find, place, settled } from '../../../test/page.js';
import { twoTextPlan } from '../../../test/two-text-plan.js';
import { YjTaskMatrix } from './task-matrix.js';

YjTaskMatrix.register();

async function matrixOf(data: PlanMatrix): Promise<YjTaskMatrix> {
  const host = document.createElement('yj-task-matrix') as YjTaskMatrix;
  host.data = data;
  await place(host);
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await settled();
  return host;
}

/** What the reader gets by the button, once the part that writes it has come: name and text of the file. */
async function saved(host: YjTaskMatrix): Promise<{ name: string; bytes: Uint8Array; text: string }> {
  const create = URL.createObjectURL;
  const click = HTMLAnchorElement.prototype.click;
  let blob!: Blob;
  let name = '';
  try {
    await new Promise<void>((resolve) => {
      URL.createObjectURL = (of: Blob) => ((blob = of), create.call(URL, of));
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        name = this.download;
        resolve();
      };
      find(host, '.save').click();
    });
  } finally {
    URL.createObjectURL = create;
    HTMLAnchorElement.prototype.click = click;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { name, bytes, text: new TextDecoder().decode(bytes) };
}

/** Reads CSV after RFC 4180, by the letter. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  expect(rows.pop()).to.deep.equal([]);
  return rows;
}

describe('the matrix as CSV', () => {
  afterEach(clearPage);

  it('is a row for each task and a column for each unit, with the roles in words', async () => {
    const { name, bytes, text } = await saved(await matrixOf(twoTextPlan));
    expect(name).to.equal('澜溪州综合监管实施方案（虚构示例）.csv');
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = parse(text);
    expect(head!.slice(5)).to.deep.equal(['州卫生健康委', '州公安局', '州市场监督管理局', '各乡镇人民政府', '差异']);
    expect(rows.map((row) => row.at(-1))).to.deep.equal([
      '',
      '单位不一致',
      '标题不一致；单位重复',
      '分工不同',
      '',
      '',
      '分工不同',
    ]);
    expect(rows).to.have.lengthOf(twoTextPlan.tasks.length);
    for (const row of rows) expect(row).to.have.lengthOf(head!.length);
    expect(rows[2]!.slice(5, 8)).to.deep.equal([
      '牵头、仅正文；责任、仅附件',
      '责任、重复列出2次',
      '牵头、仅附件；责任、仅正文',
    ]);
  });

  it('has all that a real plan says', async () => {
    for (const source of planSources) {
      const matrix = planMatrix(source);
      if (matrix.assignments.length === 0) continue;
      const [head, ...rows] = parse((await saved(await matrixOf(matrix))).text);
      const units = head!.filter((name) => name !== '差异').length;
      const cells = rows.flatMap((row) => row.slice(5, units)).filter(Boolean);
      const pairs = new Set(matrix.assignments.map(({ taskId, unitId }) => `${taskId} ${unitId}`));
      expect(cells, source.plan.id).to.have.lengthOf(pairs.size);
      clearPage();
    }
  });

  it('quotes what needs it, and lets no text become a formula', async () => {
    const titles = ['a "b", c', 'two\r\nlines', '=HYPERLINK("https://example.invalid")', '+1', '-1', '@a'];
    const tasks = twoTextPlan.tasks.map((task, index) => ({ ...task, title: titles[index] ?? task.title }));
    const rows = parse((await saved(await matrixOf({ ...twoTextPlan, tasks }))).text).slice(1);
    expect(rows.slice(0, 6).map((row) => row[1])).to.deep.equal([
      ...titles.slice(0, 2),
      ...titles.slice(2).map((title) => `'${title}`),
    ]);
  });

  it('has what the filters show', async () => {
    const host = await matrixOf(twoTextPlan);
    host.unit = 'police';
    await settled();
    const [head, ...rows] = parse((await saved(host)).text);
    expect(head![5]).to.equal('州公安局');
    expect(rows.length).to.be.lessThan(twoTextPlan.tasks.length);
    for (const row of rows) expect(row[5]).to.not.equal('');
  });
});
