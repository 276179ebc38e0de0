import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** One code of a table, in the columns of the CSV file. */
export interface Code {
  code: string;
  zh: string;
  en: string;
  /** Document or standard that the code comes from. */
  source: string;
  validFrom?: string;
  validTo?: string;
  /** How well the code is attested: a code of the table `attestation`. */
  attestation: string;
}

export interface CodeTable {
  id: string;
  zh: string;
  en: string;
  /** Closed tables become enums; open ones may grow without a new version. */
  openness: 'open' | 'closed';
  codes: Code[];
}

const rows = async (file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(file, 'utf8'), { columns: true, skip_empty_lines: true }) as Record<string, string>[];

/** Reads `tables.csv` and the table files beside it. */
export async function readCodeTables(folder: string): Promise<CodeTable[]> {
  const tables = await rows(path.join(folder, 'tables.csv'));
  return Promise.all(
    tables.map(async ({ id = '', zh = '', en = '', openness }): Promise<CodeTable> => {
      if (openness !== 'open' && openness !== 'closed') throw new Error(`tables.csv: "${id}" must be open or closed`);
      const codes = await rows(path.join(folder, `${id}.csv`));
      return { id, zh, en, openness, codes: codes.map((row) => code(row, id)) };
    }),
  );
}

function code(row: Record<string, string>, table: string): Code {
  const { code = '', zh = '', en = '', source = '', validFrom, validTo, attestation = '' } = row;
  if (!code || !zh || !en || !source || !attestation)
    throw new Error(`${table}.csv: a row lacks code, zh, en, source or attestation: ${JSON.stringify(row)}`);
  return { code, zh, en, source, ...(validFrom && { validFrom }), ...(validTo && { validTo }), attestation };
}
