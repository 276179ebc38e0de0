import { ProblemError } from './problem.js';

/** What the database's refusals mean to a caller, by the beginning of their SQLSTATE or by the system's code. */
const meanings: readonly [codes: RegExp, problem: () => ProblemError][] = [
  [
    /^23505$/,
    () =>
      new ProblemError('conflict', {
        zh: '另一个请求同时写入了同一记录。请重新读取后再提交。',
        en: 'Another request stored the same record at the same time. Read it again and send your change anew.',
      }),
  ],
  [
    /^(40001|40P01)$/,
    () =>
      unavailable({ zh: '与另一项写入冲突，请稍后重试。', en: 'Another write was in the way; try again in a moment.' }),
  ],
  [
    /^(53100|ENOSPC)$/,
    () => unavailable({ zh: '服务器磁盘已满，写入未保存。', en: "The server's disk is full; nothing was stored." }),
  ],
  [
    /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/,
    () =>
      unavailable({
        zh: '数据库暂时无法访问，请稍后重试。',
        en: 'The database cannot be reached now; try again in a moment.',
      }),
  ],
];

const unavailable = (detail: { zh: string; en: string }): ProblemError =>
  new ProblemError('unavailable', detail, { headers: { 'retry-after': '2' } });

/** The problem that an error of the database is to the caller; undefined for a defect. */
export function databaseProblem(error: unknown): ProblemError | undefined {
  const { code, message } = error as { code?: unknown; message?: string };
  // The pool says these without a code.
  if (/^(Connection terminated|timeout exceeded when trying to connect)/.test(message ?? ''))
    return meanings.at(-1)?.[1]();
  return meanings.find(([codes]) => typeof code === 'string' && codes.test(code))?.[1]();
}
