import { codeTables as tables } from './generated/code-tables.js';
import type { components } from './generated/openapi.js';

export type CodeTableId = (typeof tables)[number]['id'];

/** A code table as the standard's own schema has it; what is written down here is never changed. */
export interface CodeTable extends Readonly<Omit<components['schemas']['CodeTable'], 'id' | 'codes'>> {
  readonly id: CodeTableId;
  readonly codes: readonly Readonly<components['schemas']['CodeTableEntry']>[];
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
