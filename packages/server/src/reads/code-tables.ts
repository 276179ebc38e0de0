import type { CodeTableSummary } from '@yijian/standard';
import { codeTables } from '@yijian/standard/codes';
import type { Cursors } from '../http/cursor.js';
import type { Handlers, Reader } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { staticListReader } from './static-list.js';

const summaries = codeTables.map(({ codes, ...table }): CodeTableSummary => ({ ...table, codeCount: codes.length }));

/** The operations of the code tables. */
export const codeTableReads = (cursors: Cursors): Handlers => ({
  listCodeTables: { read: staticListReader(cursors, 'listCodeTables', 'CodeTableSummaryPage', summaries) },
  getCodeTable: { read: readCodeTable },
});

const readCodeTable: Reader = (_db, { id }) => {
  const value = codeTables.find((table) => table.id === id);
  if (!value)
    throw new ProblemError('not-found', {
      zh: `没有标识为 ${JSON.stringify(id)} 的代码表。GET /v1/code-tables 列出全部。`,
      en: `There is no code table ${JSON.stringify(id)}. GET /v1/code-tables lists them all.`,
    });
  return Promise.resolve({ status: 200, schema: 'CodeTable', value });
};
