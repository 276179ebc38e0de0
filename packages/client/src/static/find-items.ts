import {
  type StaticCollection,
  staticFiles,
  type StaticGroup,
  type StaticIndex,
  staticScanLimit,
  staticShard,
  staticValues,
} from '@yijian/standard/static-layout';
import type { FolderFiles } from './folder-files.js';
import { FolderProblem } from './folder-problem.js';
import { ownValue } from './own-value.js';

interface Asked {
  readonly index: StaticIndex;
  readonly collection: string;
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly from: number;
  readonly to: number;
}

/** The items of a list from one place to another, in the list's order, and whether there are more. */
export async function findItems(
  files: FolderFiles,
  { index, collection, filters, from, to }: Asked,
  signal: AbortSignal,
): Promise<{ readonly items: readonly object[]; readonly more: boolean }> {
  const { count, filters: known, groups } = index.collections[collection] as StaticCollection;
  const pages = async (first: number, behind: number): Promise<object[]> => {
    const numbers = Array.from(
      { length: Math.max(0, Math.ceil(behind / index.pageSize) - first) },
      (_, n) => first + n,
    );
    const read = numbers.map(async (page) => {
      const file = await files.mustHave(index.publication, staticFiles.page(collection, page), signal);
      return (file as { data: object[] }).data;
    });
    return (await Promise.all(read)).flat();
  };

  if (filters.length === 0) {
    const first = Math.floor(from / index.pageSize);
    const items = await pages(first, Math.min(to, count));
    const start = first * index.pageSize;
    return { items: items.slice(from - start, to - start), more: to < count };
  }
  for (const [name, value] of filters) requireFilter(known, name, value);
  const grouped = filters.find(([name]) => ownValue(groups, name));
  let candidates: readonly object[];
  if (grouped) {
    const [name, value] = grouped;
    const shard = staticShard(value, groups[name] as { shards: number });
    const group = await files.mustHave(index.publication, staticFiles.group(collection, name, shard), signal);
    candidates = ownValue(group as StaticGroup, value) ?? [];
  } else if (count <= staticScanLimit) candidates = await pages(0, count);
  else {
    const [[name]] = filters as [[string, string]];
    const usable = Object.keys(groups).join(', ') || 'none';
    throw new FolderProblem(
      400,
      'bad-request',
      `This folder has ${count} ${collection}: too many to look through for "${name}". Filters that always work: ${usable}.`,
      name,
    );
  }
  const items = candidates.filter((item) =>
    filters.every(([name, value]) => matches(item, ownValue(known, name), value)),
  );
  return { items: items.slice(from, to), more: to < items.length };
}

type Filter = StaticCollection['filters'][string];

function requireFilter(known: StaticCollection['filters'], name: string, value: string): void {
  const filter = ownValue(known, name);
  if (!filter)
    throw new FolderProblem(
      400,
      'bad-request',
      `A folder of files cannot answer "${name}". Filters that work: ${Object.keys(known).join(', ') || 'none'}.`,
      name,
    );
  // Databases do not agree on which letters outside ASCII are the same in small: a list could lack some.
  if (
    filter.match === 'contains' &&
    /[^\0-\x7f]/.test(value) &&
    value.toLowerCase() !== value.toUpperCase().toLowerCase()
  )
    throw new FolderProblem(
      400,
      'bad-request',
      `A folder of files cannot search for "${name}" with such letters.`,
      name,
    );
}

function matches(item: object, filter: Filter | undefined, value: string): boolean {
  if (!filter) return false;
  const values = staticValues(item, filter.at);
  switch (filter.match) {
    case 'startsWith':
      return values.some((text) => text.startsWith(value));
    case 'contains':
      return values.some((text) => text.toLowerCase().includes(value.toLowerCase()));
    default:
      return values.includes(value);
  }
}
