import {
  staticCursor,
  staticFiles,
  type StaticIndex,
  type StaticPosition,
  staticPosition,
  staticShard,
  type StaticSummaries,
} from '@yijian/standard/static-layout';
import { baseAddress } from '../base-address.js';
import type { ClientOptions } from '../client-options.js';
import { findItems } from './find-items.js';
import { FolderFiles } from './folder-files.js';
import { FolderProblem } from './folder-problem.js';
import { matchingEvents, type WholeTimeline } from './matching-events.js';
import { ownValue } from './own-value.js';

export interface StaticFolderOptions {
  /** Stands in for the platform's `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** Items of a page unless the caller says otherwise, as the standard has it. */
const defaultLimits = { list: 50, timeline: 100 } as const;

/**
 * The options that make a client read a folder of published files instead of a server:
 * `createClient(staticFolder('https://county.example/yijian'))`. Records, lists with their pages, timelines, matrices and
 * credit summaries are answered as a server would answer them at the time of publication. What files cannot answer, such
 * as a write or a sorted list, rejects with a `ProblemError` that says so.
 *
 * @throws {TypeError} when the address cannot be used
 */
export function staticFolder(
  baseUrl: string,
  { fetch = (request) => globalThis.fetch(request) }: StaticFolderOptions = {},
): Pick<ClientOptions, 'baseUrl'> & { readonly fetch: (request: Request) => Promise<Response> } {
  const base = baseAddress(baseUrl);
  const files = new FolderFiles(base, fetch);
  return {
    baseUrl: base,
    fetch: async (request) => {
      try {
        return await answer(files, request, base);
      } catch (error) {
        if (error instanceof FolderProblem) return error.toResponse();
        throw error;
      }
    },
  };
}

async function answer(files: FolderFiles, request: Request, base: string): Promise<Response> {
  const { signal, method, url, headers } = request;
  if (method !== 'GET') throw new FolderProblem(405, 'method-not-allowed', 'A folder of files is only read.');
  const { pathname, searchParams } = new URL(url);
  const path = pathname.slice(new URL(base).pathname.replace(/\/$/, '').length);
  const index = await files.index(signal);
  // What a publication answers never changes.
  const etag = `"${index.publication}"`;
  const cursor = searchParams.get('cursor');
  if (cursor === null && headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const body = await bodyOf(files, index, path, searchParams, signal);
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', ...(cursor === null && { etag }) },
  });
}

async function bodyOf(
  files: FolderFiles,
  index: StaticIndex,
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<unknown> {
  const [first = '', id, part, ...deeper] = path.slice(1).split('/').map(decodeURIComponent);
  const record = async (name: string): Promise<unknown> => {
    requireNoQuery(query);
    const found = await files.file(index.publication, name, signal);
    if (found === undefined)
      throw new FolderProblem(404, 'not-found', `There is no ${first} ${JSON.stringify(id)} in this folder.`);
    return found;
  };
  if (deeper.length === 0) {
    if (first === '') {
      requireNoQuery(query);
      return files.mustHave(index.publication, staticFiles.root, signal);
    }
    if (first === 'credit-summaries' && id === undefined) return summaries(files, index, query, signal);
    if (first === 'facilities' && id !== undefined && part === 'timeline')
      return timeline(files, index, path, id, query, signal);
    if (first === 'plans' && id !== undefined && part === 'matrix') return record(staticFiles.matrix(id));
    if (first === 'plans' && id !== undefined && part === 'load') return record(staticFiles.load(id));
    if (ownValue(index.collections, first) && part === undefined)
      return id === undefined ? list(files, index, path, query, signal) : record(staticFiles.record(first, id));
  }
  throw new FolderProblem(
    404,
    'not-found',
    `A folder of published files does not hold ${path}: ask a server of the standard.`,
  );
}

function requireNoQuery(query: URLSearchParams, but?: string): void {
  for (const name of query.keys())
    if (name !== but)
      throw new FolderProblem(400, 'bad-request', `A folder of files cannot answer "${name}" here.`, name);
}

/** What is asked of a list, from its query or from its cursor. */
function positionOf(
  index: StaticIndex,
  path: string,
  query: URLSearchParams,
  kind: keyof typeof defaultLimits,
): StaticPosition & { readonly filters: [name: string, value: string][] } {
  const { cursor, limit, ...others } = Object.fromEntries(query);
  const filters = [...query].filter(([name]) => name in others);
  const own = `${path}${filters.length > 0 ? `?${new URLSearchParams(filters)}` : ''}`;
  if (cursor === undefined)
    return {
      publication: index.publication,
      list: own,
      limit: Number(limit ?? defaultLimits[kind]),
      offset: 0,
      filters,
    };
  const position = staticPosition(cursor);
  const [ownPath, ownFilters = ''] = position?.list.split('?') ?? [];
  if (!position || ownPath !== path || (filters.length > 0 && position.list !== own))
    throw new FolderProblem(
      400,
      'bad-cursor',
      'The cursor is of another list: use it with the list that gave it.',
      'cursor',
    );
  return {
    ...position,
    limit: limit === undefined ? position.limit : Number(limit),
    filters: [...new URLSearchParams(ownFilters)],
  };
}

/** A page, by what it holds and where it goes on. */
const page = (
  { publication, list, limit, offset }: StaticPosition,
  more: boolean,
): { readonly limit: number; readonly nextCursor?: string } => ({
  limit,
  ...(more && { nextCursor: staticCursor({ publication, list, limit, offset: offset + limit }) }),
});

async function list(
  files: FolderFiles,
  index: StaticIndex,
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<unknown> {
  const { filters, ...position } = positionOf(index, path, query, 'list');
  const { limit, offset } = position;
  const asked = {
    index: await indexOf(files, position, signal),
    collection: path.slice(1),
    filters,
    from: offset,
    to: offset + limit,
  };
  const { items, more } = await findItems(files, asked, signal);
  return { data: items, page: page(position, more) };
}

/**
 * What the publication holds that a list was begun in: half of it and half of the next would lack records and repeat
 * others.
 */
async function indexOf(files: FolderFiles, { publication }: StaticPosition, signal: AbortSignal): Promise<StaticIndex> {
  const index = await files.indexOf(publication, signal);
  if (index) return index;
  throw new FolderProblem(
    410,
    'cursor-expired',
    'The data were published anew while the list was read: read it again from its beginning.',
    'cursor',
  );
}

async function timeline(
  files: FolderFiles,
  index: StaticIndex,
  path: string,
  id: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<unknown> {
  const { filters, ...position } = positionOf(index, path, query, 'timeline');
  await indexOf(files, position, signal);
  const whole = (await files.file(position.publication, staticFiles.timeline(id), signal)) as WholeTimeline | undefined;
  if (!whole) throw new FolderProblem(404, 'not-found', `There is no facility ${JSON.stringify(id)} in this folder.`);
  const { limit, offset } = position;
  const { subject, data, overview } = matchingEvents(whole, filters);
  return {
    subject,
    data: data.slice(offset, offset + limit),
    page: page(position, offset + limit < data.length),
    ...(offset === 0 && { overview }),
  };
}

async function summaries(
  files: FolderFiles,
  index: StaticIndex,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<unknown> {
  requireNoQuery(query, 'subject');
  const ids = [...new Set(query.getAll('subject'))];
  const numbers = [...new Set(ids.map((id) => staticShard(id, index.creditSummaries)))];
  const shards = (await Promise.all(
    numbers.map((shard) => files.mustHave(index.publication, staticFiles.creditSummaries(shard), signal)),
  )) as StaticSummaries[];
  const bySubject = new Map(
    shards.flatMap(({ data }) => data.map((summary) => [summary.subject.id, summary] as const)),
  );
  const data = ids.flatMap((id) => bySubject.get(id) ?? []);
  const missing = ids.filter((id) => !bySubject.has(id));
  const used = new Set(
    data.flatMap(({ schemeId, previous = [] }) => [schemeId, ...previous.map((old) => old.schemeId)]),
  );
  const schemes = new Map(shards.flatMap((shard) => shard.schemes.map((scheme) => [scheme.id, scheme] as const)));
  return {
    data,
    schemes: [...schemes.values()].filter(({ id }) => used.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...(missing.length > 0 && { missing: missing.map((id) => ({ id, code: 'not-found' })) }),
    generatedAt:
      shards.map(({ generatedAt }) => generatedAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0] ??
      index.publishedAt,
  };
}
