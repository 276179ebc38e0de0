import { readFile } from 'node:fs/promises';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../../docs/operators/postgresql.conf');

/** The settings of PostgreSQL that operators are advised to take, as `name=value`. */
export async function operatorsSettings(): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.replace(/#.*/, '').trim());
  return lines.filter((line) => line !== '').map((line) => line.replace(/\s*=\s*/, '='));
}
