import type { CollectionFilter } from '@yijian/standard/collections';
import { type RawBuilder, sql } from 'kysely';
import type { ParameterValue } from '../http/parameters.js';
import type { Resource } from '../resources/resource.js';
import { arrayIn, arrayWith, dateIn, textIn } from '../store/document-sql.js';
import type { JsonObject } from '../store/tables.js';
import { RECORD_COLUMNS } from './read-records.js';
import { type Db, type StoredRecord, storedRecord, tableOf } from './record.js';

export interface ListQuery {
  /** Leaves records out that are others' and none of the reader's business, before they are read. */
  among?: RawBuilder<boolean> | undefined;
  /** Leaves records out that the reader may not know of. */
  shows?: (document: JsonObject) => boolean;
  /** Values of the resource's filters, and first and last days of its dates, by name of the query parameter. */
  filters: Readonly<Record<string, ParameterValue>>;
  updatedSince?: Date;
  /** Property to sort by, with `-` before it for newest first. Without it, the order is that of ids. */
  sort?: string;
  /** Only records behind the one with this position. */
  after?: string;
  limit: number;
}

/** A record of a list, and its place in the list's order. */
export interface ListedRecord extends StoredRecord {
  position: string;
}

/** Up to `limit` records in the order of the list. */
export async function listRecords(db: Db, resource: Resource, query: ListQuery): Promise<ListedRecord[]> {
  const { shows = () => true, limit } = query;
  const shown: ListedRecord[] = [];
  for (let after = query.after; ;) {
    const batch = await readBatch(db, resource, { ...query, ...(after !== undefined && { after }) });
    shown.push(...batch.filter(({ document }) => shows(document)));
    if (batch.length < limit || shown.length >= limit) return shown.slice(0, limit);
    after = batch.at(-1)?.position;
  }
}

async function readBatch(db: Db, resource: Resource, query: ListQuery): Promise<ListedRecord[]> {
  let select = db.selectFrom(tableOf(resource)).select(RECORD_COLUMNS);
  for (const [parameter, value] of Object.entries(query.filters))
    select = select.where(condition(resource, parameter, value));
  if (query.updatedSince) select = select.where('updated_at', '>=', query.updatedSince);
  if (query.among) select = select.where(query.among);
  const { sort, after, limit } = query;
  if (sort === undefined) {
    if (after !== undefined) select = select.where('id', '>', after);
    const rows = await select.orderBy('id').limit(limit).execute();
    return rows.map((row) => ({ ...storedRecord(row), position: row.id }));
  }
  const isDescending = sort.startsWith('-');
  const date = dateOf(resource, isDescending ? sort.slice(1) : sort);
  if (after !== undefined) {
    const [day, id] = placeOf(after);
    select = select.where(
      isDescending ? sql<boolean>`(${date}, id) < (${day}, ${id})` : sql<boolean>`(${date}, id) > (${day}, ${id})`,
    );
  }
  const direction = isDescending ? 'desc' : 'asc';
  const rows = await select
    .select(date.as('date'))
    .orderBy(date, direction)
    .orderBy('id', direction)
    .limit(limit)
    .execute();
  return rows.map(({ date: day, ...row }) => ({ ...storedRecord(row), position: `${day} ${row.id}` }));
}

function dateOf({ name, dates }: Resource, property: string): RawBuilder<string> {
  const date = dates[property];
  if (!date) throw new RangeError(`Resource ${name} has no date "${property}".`);
  return dateIn(date);
}

/** The date and the id of a position; ids have no blanks. */
function placeOf(position: string): [date: string, id: string] {
  const blank = position.lastIndexOf(' ');
  return [position.slice(0, blank), position.slice(blank + 1)];
}

function condition(resource: Resource, parameter: string, value: ParameterValue): RawBuilder<boolean> {
  const filter = resource.filters[parameter];
  if (filter) return filterCondition(filter, value);
  const date = Object.values(resource.dates).find(({ from, to }) => parameter === from || parameter === to);
  if (!date) throw new RangeError(`Resource ${resource.name} has no filter "${parameter}".`);
  if (parameter === date.from) return sql`${dateIn(date)} >= ${value}`;
  // A record without the date is in no range. An instant goes on after its day: a tilde sorts behind all that can follow.
  return sql`${dateIn(date)} > '' and ${dateIn(date)} < ${`${String(value)}~`}`;
}

function filterCondition({ at, match = 'equals' }: CollectionFilter, value: ParameterValue): RawBuilder<boolean> {
  switch (match) {
    case 'equals':
      return sql`${textIn(at)} = ${String(value)}`;
    case 'startsWith':
      // A range instead of a pattern: an index serves it, and nothing needs escaping.
      return sql`${textIn(at)} >= ${value} and ${textIn(at)} < ${`${String(value)}\u{10FFFF}`}`;
    case 'contains':
      return sql`strpos(lower(${textIn(at)}), lower(${value})) > 0`;
    case 'has':
      return sql`${arrayIn(at)} @> ${JSON.stringify(arrayWith(at, value))}::jsonb`;
  }
}
