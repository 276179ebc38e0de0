import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { resources } from '../resources/resources.js';
import type { Resource } from '../resources/resource.js';
import { StartProblem } from '../start-problem.js';
import { explainFileError } from '../store/explain-file-error.js';

/** A file of records of one collection. */
export interface ImportSource {
  /** Where it is; `-` is the standard input. */
  name: string;
  resource: Resource;
  /** Its size in bytes, where it is known. */
  size?: number;
}

const FILE = /[.](?:ndjson|jsonl)(?:[.]gz)?$/;
/** Ends the names of reports, which may lie beside the files that they tell of and hold no records. */
export const REPORT_ENDING = '.faults.ndjson';
const CHUNK_BYTES = 256 * 1024;

/**
 * The files that a place names: itself, or those of a folder whose names begin with that of a collection, such as `penalties.ndjson.gz`. They
 * come in an order in which few records name others that come later.
 *
 * @throws StartProblem when there is none, or one whose collection is not known
 */
export async function importSources(place: string, collection: string | undefined): Promise<ImportSource[]> {
  if (place === '-') {
    if (collection === undefined)
      throw new StartProblem('What comes from the standard input has no name: say which --collection it is.');
    return [{ name: place, resource: resourceNamed(collection) }];
  }
  const whole = path.resolve(place);
  try {
    const found = await stat(whole);
    if (!found.isDirectory()) {
      const name = collection ?? collectionOf(whole);
      return [{ name: whole, resource: resourceNamed(name, whole), size: found.size }];
    }
    if (collection !== undefined)
      throw new StartProblem(
        'In a folder the names of the files say which collections they are: leave --collection out.',
      );
    const names = (await readdir(whole)).filter((name) => FILE.test(name) && !name.endsWith(REPORT_ENDING)).sort();
    if (names.length === 0)
      throw new StartProblem(`The folder ${whole} has no file that ends in .ndjson, .jsonl, .ndjson.gz or .jsonl.gz.`);
    const sources = names.map(async (name) => {
      const file = path.join(whole, name);
      return { name: file, resource: resourceNamed(collectionOf(file), file), size: (await stat(file)).size };
    });
    return inOrder(await Promise.all(sources));
  } catch (error) {
    throw error instanceof StartProblem ? error : explainFileError(whole, error);
  }
}

/** The bytes of a source, unpacked. `read` hears how many bytes of the file itself were read. */
export function openSource({ name }: ImportSource, input: Readable, read: (bytes: number) => void): Readable {
  const packed = name === '-' ? input : createReadStream(name, { highWaterMark: CHUNK_BYTES });
  packed.on('data', (chunk: Buffer) => read(chunk.length));
  if (!name.endsWith('.gz')) return packed;
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  packed.once('error', (error: Error) => unpacked.destroy(error));
  return packed.pipe(unpacked);
}

/** Why a source cannot be read to its end, in one sentence. */
export function unreadable({ name }: ImportSource, error: unknown): StartProblem {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const mend = code.startsWith('Z_') ? 'it is no whole gzip file; copy it anew, and' : 'mend that, and';
  return new StartProblem(`${name} cannot be read (${message}): ${mend} import again. What is stored of it stays.`, {
    cause: error,
  });
}

const collectionOf = (file: string): string => path.basename(file).split('.')[0] ?? '';

function resourceNamed(name: string, file?: string): Resource {
  const resource = Object.values(resources).find((each) => each.name === name);
  const where = file === undefined ? '' : ` of ${file}`;
  if (!resource) {
    throw new StartProblem(
      `There is no collection "${name}"${where}: name the file after one, such as penalties.ndjson, or say which --collection it is.`,
    );
  }
  if (!resource.operations.some((operation) => operation === 'create' || operation === 'put')) {
    throw new StartProblem(
      `Records of ${name}${where} are not written one by one, and cannot be imported: leave them out.`,
    );
  }
  return resource;
}

/** Puts collections behind those that they refer to, as far as they do not refer to one another. */
function inOrder(sources: readonly ImportSource[]): ImportSource[] {
  const placed = new Set<Resource>();
  const order: Resource[] = [];
  const place = (resource: Resource): void => {
    if (placed.has(resource)) return;
    placed.add(resource);
    const named = resource.references.flatMap(({ to }) => to);
    for (const other of all) {
      if (named.some((name) => name === other.name || other.claims.some(({ space }) => space === name))) place(other);
    }
    order.push(resource);
  };
  const all = [...new Set(sources.map(({ resource }) => resource))];
  for (const resource of all) place(resource);
  return order.flatMap((resource) => sources.filter((source) => source.resource === resource));
}
