import { amongOwn, isOwn } from '../access/own-records.js';
import { insufficientScope } from '../access/refusals.js';
import { requireWholeSight, requireWritable } from '../access/require-writable.js';
import { requireConditions } from '../http/conditions.js';
import type { Cursors } from '../http/cursor.js';
import { requireDayOrder } from '../http/day-order.js';
import type { Answer, Handler, Handlers, Reader, Writer } from '../http/operation.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { etagsOf } from '../http/representation.js';
import type { Resource } from '../resources/resource.js';
import { checkDocument } from './check-document.js';
import { instantOf } from './instant.js';
import { keepHidden } from './keep-hidden.js';
import { listRecords } from './list-records.js';
import { findRecord } from './read-records.js';
import { answered, idOf, type StoredRecord } from './record.js';
import { shownRecords } from './shown-records.js';
import { shownTo } from './shown-to.js';
import { withDerived, withoutReadOnly } from './server-values.js';
import { requireReason } from './require-reason.js';
import { stampOf } from './stamp-of.js';
import { insertRecords } from './store-records.js';
import { storeUnderId } from './store-under-id.js';
import { absence, findWithdrawn, notFound } from './withdrawn.js';

/** The operations that a collection has. */
export function recordOperations(resource: Resource, cursors: Cursors): Handlers {
  const { schema, operations } = resource;
  const collection = resource.name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const list = `list${collection}`;
  const made: Record<Resource['operations'][number], [id: string, handler: Handler]> = {
    list: [list, { read: listReader(resource, cursors, list) }],
    get: [`get${schema}`, { read: itemReader(resource) }],
    create: [`create${schema}`, { write: creator(resource) }],
    put: [`put${schema}`, { write: putter(resource) }],
  };
  return Object.fromEntries(operations.map((operation) => made[operation]));
}

function listReader(resource: Resource, cursors: Cursors, list: string): Reader {
  const dates = Object.values(resource.dates);
  return async (db, { query, defaults, caller, now }) => {
    const { cursor, limit: ownLimit, ...ownFilters } = query;
    const position = cursor === undefined ? undefined : cursors.open(cursor as string, list, ownFilters);
    const given = position?.filters ?? ownFilters;
    const limit = (ownLimit ?? position?.limit ?? defaults['limit']) as number;
    const { updatedSince, sort, ...filters } = given as Record<string, string>;
    for (const { from, to } of dates) requireDayOrder(filters, from, to);
    const records = await listRecords(db, resource, {
      among: amongOwn(caller, resource),
      shows: shownTo(resource, caller, now),
      filters,
      ...(updatedSince !== undefined && { updatedSince: instantOf('updatedSince', updatedSince) }),
      ...(sort !== undefined && { sort }),
      ...(position && { after: position.after }),
      limit: limit + 1,
    });
    const last = records.length > limit ? records[limit - 1] : undefined;
    const shown = await shownRecords(db, caller, resource, records.slice(0, limit));
    const nextCursor = last && cursors.seal({ list, filters: given, limit, after: last.position });
    return {
      status: 200,
      schema: `${resource.schema}Page` as Answer['schema'],
      ...(shown.audience && { audience: shown.audience }),
      value: {
        data: shown.values,
        page: { limit, ...(nextCursor !== undefined && { nextCursor }) },
      },
      ...(nextCursor !== undefined && { next: { cursor: nextCursor, limit } }),
    };
  };
}

function itemReader(resource: Resource): Reader {
  return async (db, { id, caller, now }) => {
    const record = await findRecord(db, resource, id);
    if (!record) throw await absence(db, resource, id, { caller, now });
    if (!shownTo(resource, caller, now)(record.document)) throw notFound(resource, id);
    const own = await isOwn(db, caller, resource, record.document);
    // Whoever may not know of others' records learns nothing of whether there is one.
    if (!own && amongOwn(caller, resource)) throw notFound(resource, id);
    return { status: 200, schema: resource.schema, value: answered(record), ...(own && { audience: 'government' }) };
  };
}

function creator(resource: Resource): Writer {
  return async (tx, call) => {
    const document = withoutReadOnly(resource, call.body);
    const id = idOf(document);
    await requireWritable(tx, call.caller, resource, { document });
    if (await findRecord(tx, resource, id)) {
      throw new ProblemError('conflict', {
        zh: `${resource.name} 中已有标识为 ${id} 的记录。请换一个标识；要替换它，请用 PUT 并以 If-Match 给出其 ETag。`,
        en: `There is a record ${id} in ${resource.name} already. Choose another id; to replace it, use PUT and If-Match with its ETag.`,
      });
    }
    if (await findWithdrawn(tx, resource, id)) {
      throw new ProblemError('conflict', {
        zh: `${resource.name} 中标识为 ${id} 的记录已撤回，其标识不再用于其他记录。请换一个标识；要取消撤回，请用 PUT 并以 Yijian-Change-Reason 说明理由。`,
        en: `The record ${id} in ${resource.name} was withdrawn, and no other record gets its id. Choose another; to take the withdrawal back, use PUT and say why in Yijian-Change-Reason.`,
      });
    }
    await checkDocument(tx, resource, document);
    const whole = await withDerived(tx, resource, document);
    const [record] = await insertRecords(tx, resource, [whole], stampOf(call));
    return written(resource, record as StoredRecord, 201);
  };
}

function putter(resource: Resource): Writer {
  return async (tx, call) => {
    const { id } = call;
    const sent = withoutReadOnly(resource, call.body);
    if (idOf(sent) !== id) throw faultyRequest('unprocessable', [otherId('/id', id, idOf(sent))]);
    const before = await findRecord(tx, resource, id, { forUpdate: true });
    // A record that was withdrawn is still whose it was: nobody takes it over by storing it anew.
    const withdrawn = before ? undefined : await findWithdrawn(tx, resource, id);
    // Taking a withdrawal back takes what withdrawing takes.
    if (withdrawn && call.caller.role === 'institution') throw insufficientScope(call.caller, [['government:write']]);
    await requireWritable(tx, call.caller, resource, { before: (before ?? withdrawn)?.document, document: sent });
    if (before) requireWholeSight(call.caller, resource.schema, answered(before));
    requireConditions(before ? etagsOf(resource.schema, answered(before)) : [], call);
    const document = before ? keepHidden(resource, before.document, sent) : sent;
    await checkDocument(tx, resource, document);
    const whole = await withDerived(tx, resource, document);
    if (before) requireReason(resource, before.document, whole, call.reason);
    const record = await storeUnderId(tx, resource, before, whole, stampOf(call));
    return written(resource, record, before ? 200 : 201);
  };
}

function written(resource: Resource, record: StoredRecord, status: 200 | 201): Answer {
  return {
    status,
    schema: resource.schema,
    value: answered(record),
    ...(status === 201 && { location: `/${resource.name}/${record.id}` }),
  };
}

export const otherId = (pointer: string, inPath: string, inBody: string) => ({
  pointer,
  code: 'id',
  detail: {
    zh: `请求体中的标识 ${JSON.stringify(inBody)} 与路径中的 ${JSON.stringify(inPath)} 不同；两者须一致。`,
    en: `The id in the body, ${JSON.stringify(inBody)}, is not the one in the path, ${JSON.stringify(inPath)}; they must be the same.`,
  },
});
