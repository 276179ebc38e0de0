import path from 'node:path';
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** How the value of a query parameter is compared with what the record holds at the place. */
export type Match = 'equals' | 'startsWith' | 'contains' | 'has';

/** A filter of a list, as `openapi/collections/*.yaml` writes it. */
export interface CollectionFilter {
  /** JSON Pointer into the record; `*` stands for every item of an array and goes with `has`. */
  at: string;
  zh: string;
  en: string;
  /** `equals` unless given. `has` finds a value among the items of an array. */
  match?: Match;
  /** Of the parameter; 64 characters at most unless given. */
  schema?: Record<string, unknown>;
}

export type CollectionOperation = 'list' | 'create' | 'get' | 'put';

/** One kind of record, as `openapi/collections/<name>.yaml` describes it. Its operations and its page follow from this. */
export interface Collection {
  /** Name of the collection, as in paths: the file name. */
  name: string;
  /** The schema of one record: `openapi/schemas/<schema>.yaml`. */
  schema: string;
  /** One record with its article, such as `an inspection`. */
  one: string;
  zh: string;
  /** Module of the standard: a code of the table `module`, and the tag of the operations. */
  module: string;
  mechanisms: string[];
  /** Who may list and read. */
  read: 'public' | 'government';
  /** Whose tokens may write. */
  writers: ('government' | 'institution' | 'administration')[];
  /**
   * JSON Pointer to the institution whose record it is, or to the record whose institution is that of this one. Where institutions write, it
   * says which of them.
   */
  owner?: string;
  operations: CollectionOperation[];
  filters: Record<string, CollectionFilter>;
  /** Dates of the record by which the list can be cut and sorted. */
  dates: string[];
  /** Properties that say what was decided: once the record has its `publishedOn`, changing one is a correction and needs a reason. */
  decided: string[];
}

const required = ['schema', 'one', 'zh', 'module', 'mechanisms', 'read'] as const;
const optional = ['writers', 'owner', 'operations', 'filters', 'dates', 'decided'];

/** Reads `openapi/collections`, in the order of the names. */
export async function readCollections(folder: string): Promise<Collection[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file): Promise<Collection> => {
      const written = parse(await readFile(path.join(folder, file), 'utf8')) as Partial<Collection>;
      const missing = required.filter((key) => written[key] === undefined);
      const unknown = Object.keys(written).filter((key) => ![...required, ...optional].includes(key));
      if (missing.length + unknown.length > 0)
        throw new Error(
          `openapi/collections/${file}: ${[...missing.map((key) => `lacks "${key}"`), ...unknown.map((key) => `has the unknown key "${key}"`)].join(', ')}.`,
        );
      if (written.writers?.includes('institution') === true && written.owner === undefined)
        throw new Error(`openapi/collections/${file}: institutions write it, so "owner" must say whose record it is.`);
      return {
        writers: ['government'],
        operations: ['list', 'create', 'get', 'put'],
        filters: {},
        dates: [],
        decided: [],
        ...(written as Pick<Collection, (typeof required)[number]>),
        ...written,
        name: path.basename(file, '.yaml'),
      };
    }),
  );
}
