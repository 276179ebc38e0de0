import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from './bundle-standard.ts';
import type { Collection } from './collections.ts';
import type { Fault } from './schema-faults.ts';
import { readYaml } from './yaml-source.ts';

/** The rules of one kind that come with the standard: `openapi/profiles/<collection>/<id>.yaml`. */
export interface RuleRecords {
  collection: string;
  /** Schema of each. */
  schema: string;
  records: JsonObject[];
}

/** Where in `openapi/profiles` the profiles themselves are, which choose among the rules. */
export const JURISDICTIONS = 'jurisdictions';

/**
 * Reads the rules of every collection, in the order of their names. Whatever is wrong with any of them is said at once, with its line.
 *
 * @param root the folder `openapi`
 * @param faultsOf checks a record by a named schema
 */
export async function readRuleRecords(
  root: string,
  collections: readonly Collection[],
  faultsOf: (schema: string, value: unknown) => Fault[],
): Promise<RuleRecords[]> {
  const faults: string[] = [];
  const folders = (await readdir(path.join(root, 'profiles'))).filter((name) => name !== JURISDICTIONS).sort();
  const rules = await Promise.all(
    folders.map(async (collection): Promise<RuleRecords> => {
      const folder = path.join('profiles', collection);
      const schema = collections.find(({ name }) => name === collection)?.schema;
      if (schema === undefined)
        throw new Error(
          `openapi/${folder} holds rules, but no openapi/collections/${collection}.yaml says of what schema.`,
        );
      const files = (await readdir(path.join(root, folder))).filter((file) => file.endsWith('.yaml')).sort();
      const sources = await Promise.all(files.map((file) => readYaml(root, path.join(folder, file))));
      for (const source of sources) {
        const { id } = source.value as JsonObject;
        const found = faultsOf(schema, source.value);
        if (id !== path.basename(source.file, '.yaml'))
          found.push({ steps: ['id'], says: `the id ${JSON.stringify(id)} is not the name of the file.` });
        faults.push(...found.map(({ steps, says }) => `${source.at(steps)}: ${says}`));
      }
      return { collection, schema, records: sources.map(({ value }) => value as JsonObject) };
    }),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return rules;
}
