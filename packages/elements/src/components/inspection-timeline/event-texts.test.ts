import { assert } from 'chai';
import { clearPage, find, place } from '../../../test/page.js';
import { press, timelineElement, until } from '../../../test/timeline-page.js';
import { chain, timeline } from '../../../test/timeline.js';

/** The rows of a text after RFC 4180, read by its grammar. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replace(/""/g, '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What the page hands to the reader as a file. */
async function saved(host: Element): Promise<{ name: string; bytes: Uint8Array }> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  HTMLAnchorElement.prototype.click = function () {
    names.push(this.download);
  };
  try {
    await press(host, '导出 CSV');
    await until('a file', () => names.length);
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return { name: names[0]!, bytes: new Uint8Array(await blobs[0]!.arrayBuffer()) };
}

describe('the CSV', () => {
  afterEach(clearPage);

  it('has a row for each event, begins with a mark of UTF-8, and is named after the institution', async () => {
    const host = await place(timelineElement(timeline()));
    const { name, bytes } = await saved(host);
    assert.equal(name, '云渡县示例口腔诊所（虚构） 监管时间线.csv');
    assert.deepEqual(Array.from(bytes.slice(0, 3)), [0xef, 0xbb, 0xbf]);
    const rows = parsed(new TextDecoder().decode(bytes));
    assert.deepEqual(rows[0], ['日期', '种类', '事项', '摘要', '要点', '起因', '机关']);
    assert.equal(rows.length, 8);
    assert.deepEqual(rows[3]!.slice(0, 3), ['2025-07-28', '行政处罚', '行政处罚']);
    assert.include(rows[3]![4]!, '罚款：12,000 元');
    assert.equal(rows[3]![5], '发现问题 2025-06-18');
  });

  it('holds what the filters show alone', async () => {
    const host = await place(timelineElement(timeline()));
    await press(host, '行政处罚', '.chip');
    assert.equal(parsed(new TextDecoder().decode((await saved(host)).bytes)).length, 2);
  });

  it('gives a spreadsheet no formula, and keeps quotes and lines together', async () => {
    const titles = ["=cmd|'/c calc'!A1", '+1', '-1', '@sum', '\t=1', '他说"不", 然后\r\n走了'];
    const data = titles.map((title, index) => ({ ...chain[5]!, id: `inspection:${index}`, title }));
    const host = await place(timelineElement(timeline(data)));
    const cells = parsed(new TextDecoder().decode((await saved(host)).bytes))
      .slice(1)
      .map((row) => row[2]!);
    assert.deepEqual(cells, [...titles.slice(0, 5).map((title) => `'${title}`), titles[5]]);
    assert.isTrue(find(host, '.tools').isConnected);
  });
});
