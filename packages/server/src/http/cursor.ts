import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Parameters } from './parameters.js';
import { ProblemError } from './problem.js';

/** Where a list goes on. */
export interface Position {
  /** Which list: an operation, with the ids in its path. */
  list: string;
  /** The filters of the list. */
  filters: Parameters;
  limit: number;
  /** Sort key of the last item of the page before. */
  after: string;
}

const SIGNATURE_BYTES = 16;

/** Makes and reads cursors that only this database's servers can make. */
export class Cursors {
  readonly #key: string;

  /** @param key secret of the database */
  constructor(key: string) {
    this.#key = key;
  }

  seal(position: Position): string {
    const content = Buffer.from(JSON.stringify([position.list, position.filters, position.limit, position.after]));
    return Buffer.concat([this.#sign(content), content]).toString('base64url');
  }

  /**
   * The position within a list that a cursor keeps.
   *
   * @param list the list that is asked for
   * @param filters those that stand beside the cursor; they must be the cursor's own
   * @throws ProblemError `bad-cursor`
   */
  open(text: string, list: string, filters: Parameters): Position {
    const bytes = Buffer.from(text, 'base64url');
    const content = bytes.subarray(SIGNATURE_BYTES);
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const intact = bytes.toString('base64url') === text && bytes.length > SIGNATURE_BYTES;
    if (!intact || !timingSafeEqual(signature, this.#sign(content))) throw badCursor(forged);
    const [ownList, ownFilters, limit, after] = JSON.parse(content.toString()) as [string, Parameters, number, string];
    if (ownList !== list) throw badCursor(foreign);
    const other = Object.keys(filters).find(
      (name) => JSON.stringify(filters[name]) !== JSON.stringify(ownFilters[name]),
    );
    if (other !== undefined) throw badCursor(otherFilter(other));
    return { list, filters: ownFilters, limit, after };
  }

  #sign(content: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(content).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const badCursor = (detail: { zh: string; en: string }): ProblemError =>
  new ProblemError('bad-cursor', detail, { faults: [{ parameter: 'cursor', code: 'cursor', detail }] });

const forged = {
  zh: '游标不是本服务给出的，或已被改动。请原样使用上一页的 page.nextCursor，或去掉 cursor 从头读取。',
  en: 'The cursor is not one that this server gave, or was changed. Use page.nextCursor of the page before as it is, or leave cursor out to begin anew.',
};

const foreign = {
  zh: '游标属于另一个列表。请只在给出它的列表中使用，或去掉 cursor 从头读取。',
  en: 'The cursor belongs to another list. Use it with the list that gave it, or leave cursor out to begin anew.',
};

const otherFilter = (name: string): { zh: string; en: string } => ({
  zh: `游标保存着原来的筛选条件，而参数 ${name} 与之不同。请去掉 ${name}，或去掉 cursor 从头读取。`,
  en: `The cursor keeps the filters of its list, and the parameter ${name} differs. Leave ${name} out, or leave cursor out to begin anew.`,
});
