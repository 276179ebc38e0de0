import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '../fault.js';
import { claimFaults, type Faults, type Promised, referenceFaults, ruleFaults } from '../records/batch-faults.js';
import { keepHidden } from '../records/keep-hidden.js';
import { recordsById } from '../records/read-records.js';
import { idOf, type StoredRecord, type Tx } from '../records/record.js';
import { withoutReadOnly } from '../records/server-values.js';
import { withdrawnIds } from '../records/withdrawn.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import type { Entry, FaultyLine } from './line.js';

/** What is to become of entries whose ids differ. */
export interface Judgement {
  /** Not stored yet. */
  fresh: Entry[];
  /** Stored with another content, and to be replaced. */
  changed: { entry: Entry; before: StoredRecord }[];
  /** Stored with the same content. */
  same: Entry[];
  /** Naming records that are not stored, with the faults that this is as long as they do not come. */
  waiting: { entry: Entry; faults: Fault[] }[];
  faulty: FaultyLine[];
}

/** A write that a line asks for, with the record as it stands. */
export interface LineWrite {
  document: JsonObject;
  before: StoredRecord | undefined;
}

/** Finds the faults of writes that whoever imports may not make. */
export type Guard = (tx: Tx, resource: Resource, writes: readonly LineWrite[]) => Promise<Faults>;

/**
 * Holds entries to what a write over HTTP is held to, all of them with a few queries, and keeps those that are stored from other writers.
 *
 * @param promised what counts as stored besides
 * @param guard the faults of writes that the caller may not make
 */
export async function judgeEntries(
  tx: Tx,
  resource: Resource,
  entries: readonly Entry[],
  { replace, promised, guard }: { replace: boolean; promised?: Promised; guard?: Guard },
): Promise<Judgement> {
  const stored = await recordsById(
    tx,
    resource,
    entries.map(({ document }) => idOf(document)),
    { forUpdate: true },
  );
  const beforeById = new Map(stored.map((record) => [record.id, record]));
  const same: Entry[] = [];
  const faulty: FaultyLine[] = [];
  const beforeOf = new Map<Entry, StoredRecord>();
  const candidates: Entry[] = [];
  const writes = entries.map(({ document }) => ({ document, before: beforeById.get(idOf(document)) }));
  // First of all: whoever may not write a record learns nothing of it from the other faults.
  const forbidden = guard ? await guard(tx, resource, writes) : undefined;
  for (const received of entries) {
    const { line, document: sent } = received;
    const before = beforeById.get(idOf(sent));
    const refused = forbidden?.get(sent);
    if (refused) {
      faulty.push(faultyLine(received, refused));
      continue;
    }
    const entry = before ? { line, document: keepHidden(resource, before.document, sent) } : received;
    if (before && isDeepStrictEqual(withoutReadOnly(resource, before.document), entry.document)) same.push(entry);
    else if (before && !replace) faulty.push(faultyLine(entry, [storedOtherwise(resource, before.id)]));
    else {
      if (before) beforeOf.set(entry, before);
      candidates.push(entry);
    }
  }
  const gone = await withdrawnIds(
    tx,
    resource,
    candidates.map(({ document }) => idOf(document)).filter((id) => !beforeById.has(id)),
  );
  const passed = async (
    checked: readonly Entry[],
    faultsOf: (documents: JsonObject[]) => Promise<ReadonlyMap<JsonObject, Fault[]>>,
    fail: (entry: Entry, faults: Fault[]) => void,
  ): Promise<Entry[]> => {
    const faults = await faultsOf(checked.map(({ document }) => document));
    return checked.filter((entry) => {
      const own = faults.get(entry.document);
      if (own) fail(entry, own);
      return own === undefined;
    });
  };
  const refuse = (entry: Entry, faults: Fault[]): void => void faulty.push(faultyLine(entry, faults));
  const waiting: Judgement['waiting'] = [];
  const present = candidates.filter((entry) => {
    const isGone = gone.has(idOf(entry.document));
    if (isGone) refuse(entry, [withdrawn(resource, idOf(entry.document))]);
    return !isGone;
  });
  const byRules = await passed(present, (documents) => ruleFaults(tx, resource, documents), refuse);
  const byClaims = await passed(byRules, (documents) => claimFaults(tx, resource, documents), refuse);
  const good = await passed(
    byClaims,
    (documents) => referenceFaults(tx, resource, documents, promised),
    (entry, faults) => waiting.push({ entry, faults }),
  );
  const changed = good.flatMap((entry) => {
    const before = beforeOf.get(entry);
    return before ? [{ entry, before }] : [];
  });
  return { fresh: good.filter((entry) => !beforeOf.has(entry)), changed, same, waiting, faulty };
}

export const faultyLine = ({ line, document }: Entry, faults: Fault[]): FaultyLine => ({
  line,
  id: idOf(document),
  faults,
});

const withdrawn = ({ name }: Resource, id: string): Fault => ({
  pointer: '/id',
  code: 'withdrawn',
  detail: {
    zh: `${name} 中标识为 ${JSON.stringify(id)} 的记录已撤回，其标识不再使用。请换一个标识，或先恢复该记录。`,
    en: `The record ${JSON.stringify(id)} in ${name} was withdrawn, and its id is not used again. Choose another id, or restore that record first.`,
  },
});

const storedOtherwise = ({ name }: Resource, id: string): Fault => ({
  pointer: '/id',
  code: 'stored-otherwise',
  detail: {
    zh: `${name} 中已有标识为 ${JSON.stringify(id)} 而内容不同的记录。要以新版本替换它，请以 --replace（经接口时为 replace=true）导入；否则请更正标识。`,
    en: `There is a record ${JSON.stringify(id)} in ${name} already, with another content. Import with --replace (replace=true over HTTP) to store a new version of it, or correct the id.`,
  },
});
