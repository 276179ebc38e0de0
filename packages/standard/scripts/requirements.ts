import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Requirement } from '../src/requirement.ts';

const COLUMNS = ['id', 'strength', 'actor', 'zh', 'en', 'testable', 'notTestedReason', 'operation', 'since'];

/** Reads `openapi/requirements.csv` in its order. A row that lacks something, or says it twice, is an error that names it. */
export async function readRequirements(file: string): Promise<Requirement[]> {
  const rows = parse(await readFile(file, 'utf8'), { columns: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const seen = new Set<string>();
  return rows.map((row) => {
    const fault = (what: string): Error => new Error(`requirements.csv, ${row['id'] ?? JSON.stringify(row)}: ${what}`);
    const {
      id = '',
      strength = '',
      actor = '',
      zh = '',
      en = '',
      testable,
      notTestedReason,
      operation,
      since = '',
    } = row;
    if (Object.keys(row).join() !== COLUMNS.join()) throw fault(`the columns are ${COLUMNS.join(', ')}.`);
    if (!/^YJ-[A-Z]{3}-[0-9]{3}$/.test(id)) throw fault('an id is written YJ-ABC-001.');
    if (seen.has(id)) throw fault('the id stands twice.');
    seen.add(id);
    if (!['MUST', 'SHOULD', 'MAY'].includes(strength)) throw fault('strength is MUST, SHOULD or MAY.');
    if (!['server', 'client', 'profile'].includes(actor)) throw fault('actor is server, client or profile.');
    if (!zh || !en || !since) throw fault('zh, en and since are needed.');
    if (testable !== 'yes' && testable !== 'no') throw fault('testable is yes or no.');
    if ((testable === 'no') !== Boolean(notTestedReason))
      throw fault('notTestedReason stands where testable is no, and only there.');
    return {
      id,
      strength: strength as Requirement['strength'],
      actor: actor as Requirement['actor'],
      zh,
      en,
      testable: testable === 'yes',
      ...(notTestedReason && { notTestedReason }),
      ...(operation && { operation }),
      since,
    };
  });
}
