import { type FileHandle, open } from 'node:fs/promises';
import type { FaultyLine } from './line.js';

/** The report of an import: a line of JSON for every fault, made when the first one comes. */
export interface ImportReport {
  path: string;
  /** Length of what was written. */
  bytes: () => number;
  add: (source: string, faulty: readonly FaultyLine[]) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens the report of an import that goes on.
 *
 * @param bytes its length at the place where the import goes on: what was written after it will be written again
 */
export function openReport(path: string, bytes: number): ImportReport {
  let file: FileHandle | undefined;
  let length = bytes;
  const opened = async (): Promise<FileHandle> => {
    if (file) return file;
    file = await open(path, length === 0 ? 'w' : 'r+');
    await file.truncate(length);
    return file;
  };
  return {
    path,
    bytes: () => length,
    add: async (source, faulty) => {
      if (faulty.length === 0) return;
      const text = faulty
        .flatMap(({ line, id, faults }) =>
          faults.map(
            ({ pointer, code, detail }) =>
              `${JSON.stringify({ file: source, line, ...(id !== undefined && { id }), ...(pointer !== undefined && { pointer }), code, zh: detail.zh, en: detail.en })}\n`,
          ),
        )
        .join('');
      const { bytesWritten } = await (await opened()).write(text, length);
      length += bytesWritten;
    },
    close: async () => file?.close(),
  };
}
