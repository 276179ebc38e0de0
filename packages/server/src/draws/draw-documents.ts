import { drawInput, drawKey, drawPairs } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { requireWritable } from '../access/require-writable.js';
import type { Answer, Call } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { checkDocument } from '../records/check-document.js';
import { findRecord, recordsById } from '../records/read-records.js';
import { answered, type Stamp, type StoredRecord, type Tx } from '../records/record.js';
import { replaceRecord } from '../records/store-records.js';
import { absence } from '../records/withdrawn.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import type { Words } from '../words.js';
import { drawDigests } from './draw-digests.js';

/** A draw as it is stored. */
export interface StoredDraw {
  record: StoredRecord;
  draw: Draw;
}

/** The draw of an operation, whose caller must be in charge of it, kept from other writers until the transaction ends. */
export async function lockedDraw(tx: Tx, { id, caller, now }: Call): Promise<StoredDraw> {
  const record = await findRecord(tx, resources.draws, id, { forUpdate: true });
  if (!record) throw await absence(tx, resources.draws, id, { caller, now });
  const { document } = record;
  await requireWritable(tx, caller, resources.draws, { before: document, document });
  return { record, draw: record.document as unknown as Draw };
}

/** The pools that a draw was prepared with, as they are now. */
export async function poolsOf(tx: Tx, { subjectPools = [], inspectorPools = [] }: Draw): Promise<DrawPool[]> {
  const ids = [...subjectPools, ...inspectorPools].map(({ poolId }) => poolId);
  const records = await recordsById(tx, resources['draw-pools'], ids);
  return records.map(({ document }) => document as unknown as DrawPool);
}

/** Stores what became of a draw, held to the same rules as if it were sent, and answers it. */
export async function storeDraw(tx: Tx, { record }: StoredDraw, draw: Draw, stamp: Stamp): Promise<Answer> {
  const document = draw as unknown as JsonObject;
  await checkDocument(tx, resources.draws, document);
  const stored = await replaceRecord(tx, resources.draws, record, document, stamp);
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
    ({ subjectId, tier, officerIds, substituteForId }) => ({
      ...(before.get(subjectId) ?? {
        order: (order += 1),
        subject: subjects.get(subjectId) ?? { kind: 'facility', id: subjectId },
        tier,
        ...(substituteForId !== undefined && { substituteForId }),
      }),
      officerIds: [...officerIds],
    }),
  );
}

/** A draw that is not in the state that an operation needs. */
export const drawConflict = (detail: Words): ProblemError => new ProblemError('conflict', detail);
