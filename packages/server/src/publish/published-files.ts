import { createHash } from 'node:crypto';
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
import { publicFilters } from './public-filters.js';

/** What an anonymous caller of the server is answered: `path` as in a request, `/facilities?limit=200`. */
export type ReadPublic = (path: string) => Promise<unknown>;

/** A file of the folder: its name from the folder's root, and what it holds. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string;
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
 * @throws RangeError when two identifiers could not lie beside one another in a folder
 */
export async function* publishedFiles(read: ReadPublic, publishedAt: Date): AsyncGenerator<PublishedFile, void> {
  const instant = publishedAt.toISOString();
  const publication = instant.replace(/[:.]/g, '-');
  const checksums: string[] = [];
  const file = (name: string, value: unknown): PublishedFile => {
    const text = JSON.stringify(value);
    checksums.push(`${createHash('sha256').update(text).digest('hex')}  ${name}\n`);
    return { path: `${publication}/${name}`, text };
  };

  yield file(staticFiles.root, await read('/'));
  const found: Record<string, StaticCollection> = {};
  const subjects: string[] = [];
  for (const collection of [...collections.filter(isListed), ...briefLists.map(briefList)]) {
    const { name } = collection;
    const records = await allOf(read, name);
    requireFileNames(name, records);
    const pageCount = Math.max(1, Math.ceil(records.length / staticPageSize));
    for (let page = 0; page < pageCount; page += 1)
      yield file(staticFiles.page(name, page), pageOf(publication, name, records, page));
    for (const record of records)
      yield file(
        staticFiles.record(name, record.id),
        briefLists.includes(name) ? await read(`/${name}/${record.id}`) : record,
      );
    const groups: Record<string, StaticShards> = {};
    for (const [filter, shards] of groupsOf(collection, records)) {
      groups[filter] = { shards: shards.length };
      for (const [shard, group] of shards.entries()) yield file(staticFiles.group(name, filter, shard), group);
    }
    found[name] = { count: records.length, filters: publicFilters(collection), groups };
    const ids = records.map(({ id }) => id);
    if (name === 'facilities' || name === 'practitioners') subjects.push(...ids);
    if (name === 'facilities') for (const id of ids) yield file(staticFiles.timeline(id), await timelineOf(read, id));
    if (name === 'plans')
      for (const id of ids) {
        yield file(staticFiles.matrix(id), await read(`/plans/${id}/matrix`));
        yield file(staticFiles.load(id), await read(`/plans/${id}/load`));
      }
  }
  const creditSummaries = shardsFor(subjects.length);
  for (let shard = 0; shard < creditSummaries.shards; shard += 1) {
    const ids = subjects.filter((id) => staticShard(id, creditSummaries) === shard);
    yield file(staticFiles.creditSummaries(shard), await summariesOf(read, ids, instant));
  }
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
  yield { path: `${publication}/${staticFiles.checksums}`, text: checksums.join('') };
  yield { path: staticFiles.index, text: JSON.stringify(index) };
}

/** A list to publish. */
type Listed = Pick<Collection, 'filters'> & Partial<Pick<Collection, 'schema'>> & { readonly name: string };

const isListed = ({ read, operations }: Collection): boolean => read === 'public' && operations.includes('list');

const briefList = (name: string): Listed => ({ name, filters: {} });

async function allOf(read: ReadPublic, name: string): Promise<PublicRecord[]> {
  const records: PublicRecord[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { data, page } = (await read(`/${name}?limit=${staticPageSize}${more}`)) as {
      data: PublicRecord[];
      page: { nextCursor?: string };
    };
    records.push(...data);
    cursor = page.nextCursor;
  }
  return records;
}

function pageOf(publication: string, name: string, records: readonly PublicRecord[], page: number): object {
  const offset = (page + 1) * staticPageSize;
  const list = `/${name}`;
  const more = offset < records.length && {
    nextCursor: staticCursor({ publication, list, limit: staticPageSize, offset }),
  };
  return { data: records.slice(offset - staticPageSize, offset), page: { limit: staticPageSize, ...more } };
}

/** The shards of each filter by which records lie together. */
function* groupsOf(
  collection: Listed,
  records: readonly PublicRecord[],
): Generator<[filter: string, shards: Record<string, PublicRecord[]>[]]> {
  for (const [filter, { at }] of Object.entries(publicFilters(collection))) {
    if (!groupedFilters.includes(filter)) continue;
    const found = shardsFor(records.length);
    const shards = Array.from({ length: found.shards }, () => new Map<string, PublicRecord[]>());
    for (const record of records)
      for (const value of new Set(staticValues(record, at))) {
        const group = shards[staticShard(value, found)] as Map<string, PublicRecord[]>;
        group.set(value, [...(group.get(value) ?? []), record]);
      }
    yield [filter, shards.map((shard) => Object.fromEntries(shard))];
  }
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
function requireFileNames(name: string, records: readonly PublicRecord[]): void {
  const taken = new Map<string, string>();
  for (const { id } of records) {
    if (deviceName.test(id)) throw new RangeError(`${name}: a record "${id}" cannot be a file on every web server.`);
    const other = taken.get(id.toLowerCase());
    if (other !== undefined)
      throw new RangeError(`${name}: the records "${other}" and "${id}" would be one file on some web servers.`);
    taken.set(id.toLowerCase(), id);
  }
}
