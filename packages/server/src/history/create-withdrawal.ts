import type { Withdrawal } from '@yijian/standard';
import { requireScopes } from '../access/require-scopes.js';
import { requireWritable } from '../access/require-writable.js';
import { namesEtag } from '../http/conditions.js';
import type { Writer } from '../http/operation.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { etagsOf } from '../http/representation.js';
import { findRecord } from '../records/read-records.js';
import { answered, type StoredRecord, type Tx } from '../records/record.js';
import { withdrawRecord } from '../records/store-records.js';
import { findWithdrawn } from '../records/withdrawn.js';
import { planMatrices } from '../resources/plan-matrices.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { collectionNamed } from '../sync/readable-collections.js';

/** Answers `createWithdrawal`. */
export const createWithdrawal: Writer = async (tx, { body, caller, now }) => {
  const { collection, recordId, recordEtag, reason } = body as unknown as Withdrawal;
  const resource = resources[collectionNamed(collection, { pointer: '/collection' }).name];
  // Withdrawing takes what writing takes.
  requireScopes(
    caller,
    resource.writers.map((writer) => [`${writer}:write`]),
  );
  const record = await findRecord(tx, resource, recordId, { forUpdate: true });
  if (!record) throw await nothingToWithdraw(tx, resource, recordId);
  await requireWritable(tx, caller, resource, { document: record.document });
  requireCurrent(resource, record, recordEtag);
  const stamp = { at: now, by: caller.name, reason };
  const { version, updatedAt } = await withdrawRecord(tx, resource, record, stamp);
  // A plan goes with all that was stored of it.
  const matrix = resource === resources.plans && (await findRecord(tx, planMatrices, recordId, { forUpdate: true }));
  if (matrix) await withdrawRecord(tx, planMatrices, matrix, stamp);
  const value: Withdrawal = {
    collection,
    recordId,
    recordEtag,
    reason,
    version,
    withdrawnAt: updatedAt.toISOString(),
  };
  const place = new URLSearchParams({ collection, recordId });
  return { status: 201, schema: 'Withdrawal', value, location: `/history?${place.toString()}` };
};

/** @throws ProblemError `precondition-failed` */
function requireCurrent(resource: Resource, record: StoredRecord, etag: string): void {
  if (namesEtag(etag, etagsOf(resource.schema, answered(record)))) return;
  throw new ProblemError('precondition-failed', {
    zh: '自 recordEtag 所指版本以来，该记录已变更。请重新读取，确认仍应撤回后再提交。',
    en: 'The record has changed since the version of recordEtag. Read it again, and withdraw it if that still is right.',
  });
}

async function nothingToWithdraw(tx: Tx, resource: Resource, id: string): Promise<ProblemError> {
  if (await findWithdrawn(tx, resource, id)) {
    return new ProblemError('conflict', {
      zh: `${resource.name} 中标识为 ${JSON.stringify(id)} 的记录已经撤回。`,
      en: `The record ${JSON.stringify(id)} in ${resource.name} was withdrawn already.`,
    });
  }
  const detail = {
    zh: `${resource.name} 中没有标识为 ${JSON.stringify(id)} 的记录可撤回。`,
    en: `There is no record ${JSON.stringify(id)} in ${resource.name} to withdraw.`,
  };
  return faultyRequest('unknown-reference', [{ pointer: '/recordId', code: 'reference', detail }]);
}
