import { strToU8, zipSync } from 'fflate';

/** A text, or a number that a spreadsheet can add up. */
export type WorkbookCell = string | number;

/** One sheet: its first row and its first columns stay in sight. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Columns that stay in sight. */
  readonly frozenColumns: number;
  /** Widths of the columns in characters; the last one counts for all that follow. */
  readonly widths: readonly number[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The media type of the file. */
export const workbookType = `${types}.sheet`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 has no place for: control characters and halves of characters. */
// eslint-disable-next-line no-control-regex -- These are the characters that are meant.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;

const escaped = (text: string): string =>
  text.replace(unprintable, '\ufffd').replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** The letters of a column: A, …, Z, AA, …, counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A spreadsheet takes no more characters in a cell. */
const longest = 32_767;

function cellXml(cell: WorkbookCell, row: number, column: number): string {
  if (cell === '') return '';
  const place = `r="${columnName(column)}${row + 1}" s="${row === 0 ? 1 : 0}"`;
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  // Said to be a text, nothing in it becomes a formula.
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, longest))}</t></is></c>`;
}

function sheetXml({ rows, frozenColumns, widths }: WorkbookSheet): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const last = Math.min(widths.length, columns);
  const width = (index: number): string =>
    `<col min="${index + 1}" max="${index === last - 1 ? columns : index + 1}" width="${widths[index]}" customWidth="1"/>`;
  const pane = `<pane xSplit="${frozenColumns}" ySplit="1" topLeftCell="${columnName(frozenColumns)}2" activePane="bottomRight" state="frozen"/>`;
  const body = rows.map(
    (row, index) => `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, index, column)).join('')}</row>`,
  );
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${[...Array(last).keys()].map(width).join('')}</cols><sheetData>${body.join('')}</sheetData><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Text wraps in its cell, and the head stands out. */
const styleXml = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`;

/** What no program takes in the name of a sheet; and it has 31 characters at most. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/**
 * A workbook after ECMA-376 with text and numbers, as the bytes of an `.xlsx` file. Packed without a worker: a strict page allows none from a
 * `blob:` address, which is where the libraries that write workbooks start theirs.
 */
export function workbook(sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${types}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const relations = (content: string): string =>
    `${declaration}<Relationships xmlns="${packages}/relationships">${content}</Relationships>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
        relation(sheets.length + 1, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': styleXml,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
