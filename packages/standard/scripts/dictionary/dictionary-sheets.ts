import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { CodeTable } from '../code-tables.ts';
import { allowed, type DictionaryModule, setter } from './dictionary.ts';

const header = [
  '模块',
  '数据集',
  '数据集名称',
  '内部标识符',
  '数据元标识符',
  '数据元名称',
  '定义',
  '英文定义',
  '数据类型',
  '表示格式',
  '允许值',
  '出现次数',
  '可见范围',
  '填报主体',
  '监管机制',
];

const elementRows = (modules: readonly DictionaryModule[], tables: readonly CodeTable[]): string[][] =>
  modules.flatMap((module) =>
    module.sets.flatMap((set) =>
      set.elements.map((element) => [
        module.zh,
        set.schema,
        set.zh,
        element.id,
        element.dataElementId ?? '',
        element.zh,
        element.definition,
        element.english,
        element.type ?? '',
        element.format,
        allowed(element, tables),
        element.occurrence,
        element.visibility,
        setter(element),
        element.mechanisms.join(' '),
      ]),
    ),
  );

/** The dictionary as one table, with the byte order mark by which Excel knows UTF-8. */
export function dictionaryCsv(modules: readonly DictionaryModule[], tables: readonly CodeTable[]): string {
  const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [header, ...elementRows(modules, tables)].map((row) => row.map(quoted).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The dictionary and the code tables as a workbook of two sheets: the same bytes for the same content. */
export async function dictionaryXlsx(
  modules: readonly DictionaryModule[],
  tables: readonly CodeTable[],
): Promise<Uint8Array> {
  const heading = (value: string): Cell => ({ value, fontWeight: 'bold', backgroundColor: '#E8EEF5', wrap: true });
  const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });
  const elements = [header.map(heading), ...elementRows(modules, tables).map((row) => row.map(text))];
  const codes = [
    ['代码表', '代码表名称', '开放性', '代码', '名称', '英文名称', '来源', '有效期起', '有效期止', '可靠程度'].map(
      heading,
    ),
    ...tables.flatMap(({ id, zh, openness, codes }) =>
      codes.map((code) =>
        [
          id,
          zh,
          openness,
          code.code,
          code.zh,
          code.en,
          code.source,
          code.validFrom ?? '',
          code.validTo ?? '',
          code.attestation,
        ].map(text),
      ),
    ),
  ];
  const workbook = await writeXlsxFile([
    {
      data: elements,
      sheet: '数据元',
      stickyRowsCount: 1,
      columns: [12, 20, 18, 30, 16, 18, 50, 50, 8, 10, 28, 8, 10, 20, 20].map((width) => ({ width })),
    },
    {
      data: codes,
      sheet: '代码表',
      stickyRowsCount: 1,
      columns: [20, 20, 8, 14, 26, 30, 30, 12, 12, 12].map((width) => ({ width })),
    },
  ]).toBuffer();
  // The library stamps the parts with the time of day; the format begins in 1980.
  return zipSync(unzipSync(workbook), { mtime: new Date(1980, 0, 1) });
}
