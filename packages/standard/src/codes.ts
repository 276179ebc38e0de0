import { codeTables as tables } from './generated/code-tables.js';

export type CodeTableId = (typeof tables)[number]['id'];

/** One code with its labels and where it comes from. */
export interface Code {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly attestation: string;
}

export interface CodeTable {
  readonly id: CodeTableId;
  readonly zh: string;
  readonly en: string;
  readonly openness: 'open' | 'closed';
  readonly codes: readonly Code[];
}

/** Every code table of the standard. */
export const codeTables: readonly CodeTable[] = tables;

const byTable = new Map(codeTables.map((table) => [table.id, new Map(table.codes.map((code) => [code.code, code]))]));

/**
 * The label of a code in Chinese or English. An unknown code of an open table is its own label, so that a newer server never blanks an older
 * page.
 */
export function codeLabel(table: CodeTableId, code: string, language: 'zh' | 'en' = 'zh'): string {
  return byTable.get(table)?.get(code)?.[language] ?? code;
}
