import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** The parsed YAML files of a folder, by file name. */
export async function readYamlFolder(folder: string): Promise<unknown[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) => {
      try {
        return parse(await readFile(path.join(folder, file), 'utf8')) as unknown;
      } catch (error) {
        throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
      }
    }),
  );
}
