import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CreditSummaries, Timeline } from '@yijian/standard';
import { type Collection, collections } from '@yijian/standard/collections';
import {
  staticCursor,
  staticFiles,
  type StaticCollection,
  type StaticIndex,
  staticLayout,
  staticPageSize,
  staticShard,
  type StaticShards,
  type StaticSummaries,
  staticValues,
} from '@yijian/standard/static-layout';
import { standardVersion } from '../standard.js';
import { byShard } from './by-shard.js';
import { LineFile } from './line-file.js';
import { publicFilters } from './public-filters.js';

/** What an anonymous caller of the server is answered: `path` as in a request, `/facilities?limit=200`. */
export type ReadPublic = (path: string) => Promise<unknown>;

/** A file of the folder: its name from the folder's root, and what it holds; in pieces, where that is too long for the memory. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string | AsyncIterable<string>;
}

/** A record of any collection. */
interface PublicRecord {
  readonly id: string;
}

/** Records that a shard holds on average, at most. */
const recordsPerShard = 64;
const subjectsPerRequest = 100;
/** Filters that ask for all records of one subject or plan: a page about it needs them at once. */
const groupedFilters = ['facilityId', 'subjectId', 'practitionerId', 'parentFacilityId', 'planId'];
/** Collections that come with the standard: their list shows less than the record. */
const briefLists = ['code-tables', 'profiles'];

/**
 * Everything that the public may read, as the files of a folder that `@yijian/client/static` reads. The index comes
 * last: whoever replaces the files of a folder in this order never shows half a publication.
 *
 * Records lie on the disk between their list and whatever else is made of them, so that memory does not grow with them.
 *
 * @param scratch an empty folder for that; the caller removes it
 * @throws RangeError when two identifiers could not lie beside one another in a folder
 */
export async function* publishedFiles(
  read: ReadPublic,
  publishedAt: Date,
  scratch: string,
): AsyncGenerator<PublishedFile, void> {
  const instant = publishedAt.toISOString();
  const publication = instant.replace(/[:.]/g, '-');
  const checksums = new LineFile(path.join(scratch, 'checksums.txt'));
  const file = async (name: string, value: unknown): Promise<PublishedFile> => {
    const text = JSON.stringify(value);
    await checksums.add(`${createHash('sha256').update(text).digest('hex')}  ${name}`);
    return { path: `${publication}/${name}`, text };
  };

  yield file(staticFiles.root, await read('/'));
  const found: Record<string, StaticCollection> = {};
  const subjects = new LineFile(path.join(scratch, 'subjects.ndjson'));
  for (const collection of [...collections.filter(isListed), ...briefLists.map(briefList)]) {
    const { name } = collection;
    const kept = new LineFile(path.join(scratch, `${name}.ndjson`));
    const records = async function* (): AsyncGenerator<PublicRecord, void, undefined> {
      for await (const line of kept.lines()) yield JSON.parse(line) as PublicRecord;
    };
    let pages = 0;
    for await (const { data, isLast } of pagesOf(read, name)) {
      for (const record of data) await kept.add(JSON.stringify(record));
      yield file(staticFiles.page(name, pages), pageOf(publication, name, data, pages, isLast));
      pages += 1;
    }
    const { count } = kept;
    await requireFileNames(scratch, name, shardsFor(count), records());
    for await (const record of records())
      yield file(
        staticFiles.record(name, record.id),
        briefLists.includes(name) ? await read(`/${name}/${record.id}`) : record,
      );
    const groups: Record<string, StaticShards> = {};
    for (const [filter, { at }] of Object.entries(publicFilters(collection))) {
      if (!groupedFilters.includes(filter)) continue;
      const found = shardsFor(count);
      groups[filter] = found;
      for await (const [shard, entries] of byShard(scratch, found.shards, valuesOf(records(), at, found)))
        yield file(staticFiles.group(name, filter, shard), groupsOf(entries));
    }
    found[name] = { count, filters: publicFilters(collection), groups };
    if (name === 'facilities' || name === 'practitioners')
      for await (const { id } of records()) await subjects.add(JSON.stringify(id));
    if (name === 'facilities')
      for await (const { id } of records()) yield file(staticFiles.timeline(id), await timelineOf(read, id));
    if (name === 'plans')
      for await (const { id } of records()) {
        yield file(staticFiles.matrix(id), await read(`/plans/${id}/matrix`));
        yield file(staticFiles.load(id), await read(`/plans/${id}/load`));
      }
    await kept.remove();
  }
  const creditSummaries = shardsFor(subjects.count);
  const sharded = async function* (): AsyncGenerator<[number, string], void, undefined> {
    for await (const line of subjects.lines()) {
      const id = JSON.parse(line) as string;
      yield [staticShard(id, creditSummaries), id];
    }
  };
  for await (const [shard, ids] of byShard(scratch, creditSummaries.shards, sharded()))
    yield file(staticFiles.creditSummaries(shard), await summariesOf(read, ids, instant));
  const index: StaticIndex = {
    layout: staticLayout,
    standardVersion,
    publishedAt: instant,
    publication,
    pageSize: staticPageSize,
    collections: found,
    creditSummaries,
  };
  yield file(staticFiles.index, index);
  yield { path: `${publication}/${staticFiles.checksums}`, text: checksums.pieces() };
  yield { path: staticFiles.index, text: JSON.stringify(index) };
}

/** A list to publish. */
type Listed = Pick<Collection, 'filters'> & Partial<Pick<Collection, 'schema'>> & { readonly name: string };

const isListed = ({ read, operations }: Collection): boolean => read === 'public' && operations.includes('list');

const briefList = (name: string): Listed => ({ name, filters: {} });

/** The records of a list as the pages of the folder, at least one. */
async function* pagesOf(
  read: ReadPublic,
  name: string,
): AsyncGenerator<{ data: PublicRecord[]; isLast: boolean }, void, undefined> {
  let left: PublicRecord[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { data, page } = (await read(`/${name}?limit=${staticPageSize}${more}`)) as {
      data: PublicRecord[];
      page: { nextCursor?: string };
    };
    left.push(...data);
    // What fills a page exactly may be the last.
    for (; left.length > staticPageSize; left = left.slice(staticPageSize))
      yield { data: left.slice(0, staticPageSize), isLast: false };
    cursor = page.nextCursor;
  }
  yield { data: left, isLast: true };
}

function pageOf(
  publication: string,
  name: string,
  data: readonly PublicRecord[],
  page: number,
  isLast: boolean,
): object {
  const offset = (page + 1) * staticPageSize;
  const list = `/${name}`;
  const more = !isLast && {
    nextCursor: staticCursor({ publication, list, limit: staticPageSize, offset }),
  };
  return { data, page: { limit: staticPageSize, ...more } };
}

/** A record, and a value by which it is found. */
type Valued = readonly [value: string, record: PublicRecord];

/** Records by the values at a place, with the shard of each. */
async function* valuesOf(
  records: AsyncIterable<PublicRecord>,
  at: string,
  found: StaticShards,
): AsyncGenerator<readonly [shard: number, Valued], void, undefined> {
  for await (const record of records)
    for (const value of new Set(staticValues(record, at))) yield [staticShard(value, found), [value, record]];
}

/** The records of a shard by the value that finds them. */
function groupsOf(entries: readonly Valued[]): Record<string, PublicRecord[]> {
  const groups = new Map<string, PublicRecord[]>();
  for (const [value, record] of entries) {
    const group = groups.get(value);
    if (group) group.push(record);
    else groups.set(value, [record]);
  }
  return Object.fromEntries(groups);
}

const shardsFor = (count: number): StaticShards => ({ shards: Math.max(1, Math.ceil(count / recordsPerShard)) });

/** All events of a facility as one page, with the overview of all. */
async function timelineOf(read: ReadPublic, id: string): Promise<Timeline> {
  const ask = async (query: string): Promise<Timeline> =>
    (await read(`/facilities/${id}/timeline?limit=${staticPageSize}${query}`)) as Timeline;
  const whole = await ask('');
  for (let cursor = whole.page.nextCursor; cursor !== undefined;) {
    const { data, page } = await ask(`&cursor=${encodeURIComponent(cursor)}`);
    whole.data.push(...data);
    cursor = page.nextCursor;
  }
  return { ...whole, page: { limit: staticPageSize } };
}

async function summariesOf(read: ReadPublic, ids: readonly string[], instant: string): Promise<StaticSummaries> {
  const answers: CreditSummaries[] = [];
  for (let from = 0; from < ids.length; from += subjectsPerRequest) {
    const query = new URLSearchParams(
      ids.slice(from, from + subjectsPerRequest).map((id): [string, string] => ['subject', id]),
    );
    answers.push((await read(`/credit-summaries?${query}`)) as CreditSummaries);
  }
  return {
    data: answers.flatMap(({ data }) => data),
    schemes: [...new Map(answers.flatMap(({ schemes }) => schemes.map((scheme) => [scheme.id, scheme]))).values()],
    generatedAt:
      answers.map(({ generatedAt }) => generatedAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? instant,
  };
}

/** Names that Windows keeps for devices, whatever stands behind the first full stop. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Refuses what would lie in one file on a file system that does not tell capitals from small letters, or in none. */
async function requireFileNames(
  scratch: string,
  name: string,
  found: StaticShards,
  records: AsyncIterable<PublicRecord>,
): Promise<void> {
  const sharded = async function* (): AsyncGenerator<[number, string], void, undefined> {
    for await (const { id } of records) {
      if (deviceName.test(id)) throw new RangeError(`${name}: a record "${id}" cannot be a file on every web server.`);
      yield [staticShard(id.toLowerCase(), found), id];
    }
  };
  for await (const [, ids] of byShard(scratch, found.shards, sharded())) {
    const taken = new Map<string, string>();
    for (const id of ids) {
      const other = taken.get(id.toLowerCase());
      if (other !== undefined)
        throw new RangeError(`${name}: the records "${other}" and "${id}" would be one file on some web servers.`);
      taken.set(id.toLowerCase(), id);
    }
  }
}
