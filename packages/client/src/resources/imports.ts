import type { CollectionName, RecordOf } from '@yijian/standard/collections';
import { importCollection } from '@yijian/standard/resources';
import { bodyOf } from '../body-of.js';
import type { CallOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import type { QueryOf, ResultOf } from '../operation-types.js';

const { operationId } = importCollection;

/** Records of one request: few enough for the time that an attempt may take, many enough that requests cost little. */
const RECORDS = 500;
/** Characters of one request, below what proxies commonly take. */
const LENGTH = 500_000;
/** Most faulty lines that are given back, as many as a server tells of. */
const MAX_FAULTS = 100;

/** What became of the records of an import. Lines are counted from 1 over all records. */
export type ImportResult = ResultOf<'importCollection'>;

/** Options of an import. */
export interface ImportOptions extends CallOptions {
  /** Why published decisions are corrected, where the records do that. */
  readonly reason?: string;
  /** Called after each piece that the server has stored. */
  readonly onProgress?: (soFar: ImportResult) => void;
}

/** Stores many records (导入). */
export interface Imports {
  /**
   * Sends records of a collection piece by piece, and adds up what became of them. Faulty records are left out and told of by their number;
   * when a piece cannot be sent, the call rejects as any other, and sending all anew passes over what is stored.
   */
  readonly send: <Name extends CollectionName>(
    collection: Name,
    records: Iterable<RecordOf<Name>> | AsyncIterable<RecordOf<Name>>,
    parameters?: QueryOf<'importCollection'>,
    options?: ImportOptions,
  ) => Promise<ImportResult>;
}

/** Stores many records (导入). */
export const imports = (transport: Transport): Imports => ({
  send: async (collection, records, query, { signal, reason, onProgress } = {}) => {
    let total: ImportResult = { collection, lines: 0, stored: 0, replaced: 0, skipped: 0, faulty: 0, faults: [] };
    let lines: string[] = [];
    let length = 0;
    const sendPiece = async (): Promise<void> => {
      const headers = {
        'content-type': 'application/x-ndjson',
        // Headers carry no Chinese.
        'yijian-change-reason': reason && encodeURIComponent(reason),
      };
      const answer = await transport.send(
        importCollection,
        { path: [collection], ...(query && { query }) },
        { headers, body: lines.join('') },
        signal,
      );
      total = sum(total, bodyOf(answer, operationId) as ImportResult);
      [lines, length] = [[], 0];
      onProgress?.(total);
    };
    for await (const record of records) {
      const line = `${JSON.stringify(record)}\n`;
      if (lines.length > 0 && (lines.length === RECORDS || length + line.length > LENGTH)) await sendPiece();
      lines.push(line);
      length += line.length;
    }
    if (lines.length > 0) await sendPiece();
    return total;
  },
});

function sum(before: ImportResult, piece: ImportResult): ImportResult {
  const faults = piece.faults.map((fault) => ({ ...fault, line: fault.line + before.lines }));
  return {
    collection: before.collection,
    lines: before.lines + piece.lines,
    stored: before.stored + piece.stored,
    replaced: before.replaced + piece.replaced,
    skipped: before.skipped + piece.skipped,
    faulty: before.faulty + piece.faulty,
    faults: [...before.faults, ...faults].slice(0, MAX_FAULTS),
  };
}
