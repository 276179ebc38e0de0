import type { BasisKind } from '@yijian/rules';
import { existingIds } from '../records/read-records.js';
import type { Tx } from '../records/record.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';

/** What records can rest on, by the kind of the event that it has. */
const sources = [
  ['penalty', resources.penalties],
  ['score', resources['score-records']],
  ['inspection', resources.inspections],
  ['self-inspection', resources['self-inspections']],
  ['complaint', resources.complaints],
  ['credit', resources['credit-ratings']],
] as const satisfies readonly (readonly [BasisKind, unknown])[];

/** Looks up what the records name as their basis, and answers of which kind each is. */
export async function basisKinds(
  tx: Tx,
  documents: readonly JsonObject[],
): Promise<(recordId: string) => BasisKind | undefined> {
  const ids = [...new Set(documents.flatMap(({ basisRecordIds }) => (basisRecordIds ?? []) as string[]))];
  const kindById = new Map<string, BasisKind>();
  for (const [kind, resource] of sources) for (const id of await existingIds(tx, resource, ids)) kindById.set(id, kind);
  return (id) => kindById.get(id);
}
