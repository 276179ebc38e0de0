import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from './bundle-standard.ts';
import type { Fault } from './schema-faults.ts';
import { readYaml } from './yaml-source.ts';

/** A hard case of supervision and the records that say it, as `openapi/examples/cases/<id>.yaml` writes it. */
export interface WrittenCase {
  id: string;
  zh: string;
  en: string;
  records: { schema: string; value: JsonObject }[];
}

/**
 * Reads the cases, in the order of their ids. Whatever is wrong with any of their records is said at once, with its line.
 *
 * @param root the folder `openapi`
 * @param faultsOf checks a record by a named schema
 * @throws Error when a file has another name than its case, or a record does not keep its schema
 */
export async function readCases(
  root: string,
  faultsOf: (schema: string, value: unknown) => Fault[],
): Promise<WrittenCase[]> {
  const folder = path.join('examples', 'cases');
  const files = (await readdir(path.join(root, folder))).filter((file) => file.endsWith('.yaml')).sort();
  const sources = await Promise.all(files.map((file) => readYaml(root, path.join(folder, file))));
  const faults: string[] = [];
  const cases = sources.map(({ file, value, at }) => {
    const written = value as unknown as WrittenCase;
    if (written.id !== path.basename(file, '.yaml'))
      faults.push(`${at(['id'])}: the id ${JSON.stringify(written.id)} is not the name of the file.`);
    for (const [index, record] of written.records.entries())
      for (const { steps, says } of faultsOf(record.schema, record.value))
        faults.push(`${at(['records', index, 'value', ...steps])}: ${says}`);
    return written;
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return cases;
}
