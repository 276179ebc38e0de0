import { drawInput, drawKey, drawPairs } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { requireWritable } from '../access/require-writable.js';
import { ProblemError } from '../http/problem.js';
import type { Answer, Call } from '../http/operation.js';
import { checkDocument } from '../records/check-document.js';
import { findRecord, recordsById } from '../records/read-records.js';
import { answered, type StoredRecord, type Tx } from '../records/record.js';
import { stampOf } from '../records/stamp-of.js';
import { replaceRecord } from '../records/store-records.js';
import { notFound } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import type { Words } from '../words.js';
import { drawDigests } from './draw-digests.js';

/** A draw as it is stored. */
export interface StoredDraw {
  record: StoredRecord;
  draw: Draw;
}

/**
 * The draw of an operation, kept from other writers until the transaction ends.
 *
 * @throws ProblemError `not-found`, or `forbidden` when the caller is not in charge of it
 */
export async function lockedDraw(tx: Tx, { id, caller }: Pick<Call, 'id' | 'caller'>): Promise<StoredDraw> {
  const record = await findRecord(tx, resources.draws, id, { forUpdate: true });
  if (!record) throw notFound(resources.draws, id);
  await requireWritable(tx, caller, resources.draws, { document: record.document });
  return { record, draw: record.document as unknown as Draw };
}

/** The pools that a draw was prepared with, as they are now. */
export async function poolsOf(tx: Tx, { subjectPools = [], inspectorPools = [] }: Draw): Promise<DrawPool[]> {
  const ids = [...subjectPools, ...inspectorPools].map(({ poolId }) => poolId);
  const records = await recordsById(tx, resources['draw-pools'], ids);
  return records.map(({ document }) => document as unknown as DrawPool);
}

/** Stores what became of a draw, held to the same rules as if it were sent, and answers it. */
export async function storeDraw(tx: Tx, { record }: StoredDraw, draw: Draw, call: Call): Promise<Answer> {
  const document = draw as unknown as JsonObject;
  await checkDocument(tx, resources.draws, document);
  const stored = await replaceRecord(tx, resources.draws, record, document, stampOf(call));
  return { status: 200, schema: 'Draw', value: answered(stored) };
}

/** The pairs of a draw whose seed is known, with what was said of the same pairs before. */
export function selectionsOf(draw: Draw, pools: readonly DrawPool[]): NonNullable<Draw['selections']> {
  const key = drawKey(draw.seed ?? '', draw.publicRandomness);
  const before = new Map((draw.selections ?? []).map((each) => [each.subject.id, each]));
  const subjects = new Map(
    pools.flatMap(({ members }) => members.flatMap(({ subject }) => (subject ? [[subject.id, subject] as const] : []))),
  );
  let order = Math.max(0, ...[...before.values()].map((each) => each.order ?? 0));
  return drawPairs(drawInput(draw, pools), (text) => drawDigests.hmacSha256(key, text)).map(
    ({ subjectId, tier, officerIds, substituteForId }) =>
      before.get(subjectId) ?? {
        order: (order += 1),
        subject: subjects.get(subjectId) ?? { kind: 'facility', id: subjectId },
        tier,
        officerIds: [...officerIds],
        ...(substituteForId !== undefined && { substituteForId }),
      },
  );
}

/** A draw that is not in the state that an operation needs. */
export const drawConflict = (detail: Words): ProblemError => new ProblemError('conflict', detail);
