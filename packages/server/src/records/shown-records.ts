import type { Audience } from '@yijian/rules';
import type { Caller } from '../access/caller.js';
import { keepsSome, ownAmong } from '../access/own-records.js';
import type { Resource } from '../resources/resource.js';
import { visibleTo } from '../standard.js';
import type { JsonObject } from '../store/tables.js';
import { answered, type Db, type StoredRecord } from './record.js';

/** Records as a caller gets them. */
export interface ShownRecords {
  values: JsonObject[];
  /** As whom they are seen, where that is not as the caller sees records in general. */
  audience?: Audience;
}

/** Records for a caller, who may see its own as authorities do and others' only as the public does. */
export async function shownRecords(
  db: Db,
  caller: Caller,
  resource: Resource,
  records: readonly StoredRecord[],
): Promise<ShownRecords> {
  if (!keepsSome(caller, resource)) return { values: records.map(answered) };
  const own = await ownAmong(
    db,
    caller,
    resource,
    records.map(({ id }) => id),
  );
  const values = records.map((record) =>
    own.has(record.id) ? answered(record) : visibleTo('public', resource.schema, answered(record)),
  );
  return { values, audience: 'government' };
}
