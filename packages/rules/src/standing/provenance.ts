import type { AppliedRule, Provenance, SourceRecord } from '@yijian/standard';
import { defined } from '../defined.js';

/** What a record of rules says of itself. */
export interface StatedRule {
  id: string;
  name?: string;
  basis?: string;
  confidence?: string;
  effectiveFrom?: string;
  effectiveTo?: string;
}

/** A source record by its collection and id. */
export const source = (collection: string, id: string): SourceRecord => ({ collection, id });

/** A rule as a derived value names it. */
export function appliedRule(collection: string, rule: StatedRule, clause?: string): AppliedRule {
  const { id, name, basis = name ?? id, confidence, effectiveFrom, effectiveTo } = rule;
  return defined({ collection, id, name, basis, clause, confidence, effectiveFrom, effectiveTo }) as AppliedRule;
}

/** Where a value comes from. Sources are named once, in the order of collections and ids, so that equal values have equal provenance. */
export function provenance(computedFor: string, sources: readonly SourceRecord[], rule?: AppliedRule): Provenance {
  const unique = new Map(sources.map((record) => [`${record.collection} ${record.id}`, record]));
  const records = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  return { ...(rule && { rule }), records, computedFor };
}
