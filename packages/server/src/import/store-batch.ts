import { idOf, type Stamp, type Tx } from '../records/record.js';
import { allWithDerived, withDerived } from '../records/server-values.js';
import { insertRecords, replaceRecord } from '../records/store-records.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { type Guard, judgeEntries, type Judgement } from './judge-entries.js';
import type { Entry, FaultyLine } from './line.js';

/** Lines that were read, up to the one whose number is `last`. */
export interface Batch {
  entries: readonly Entry[];
  faulty: readonly FaultyLine[];
  /** Number of the last line. */
  last: number;
}

export interface BatchOptions {
  /** Whether a record that is stored with another content is replaced. */
  replace: boolean;
  /** Whether lines after a faulty one are stored. */
  skipFaulty: boolean;
  stamp: Stamp;
  /** Holds the lines to what whoever imports may write; they may write everything without one. */
  guard?: Guard;
  /** Hears that the lines are judged, and that what is left is mostly the database's to do. */
  judged?: () => void;
}

/** What became of the records. */
export interface Counts {
  stored: number;
  replaced: number;
  skipped: number;
  faulty: number;
}

export interface StoredBatch extends Counts {
  /** Number of the last line that is done: less than the batch's where a faulty line stopped it. */
  last: number;
  faultyLines: FaultyLine[];
  /** Entries that name records which are not stored yet. */
  waiting: Judgement['waiting'];
}

/** Stores what can be stored of a batch, in the caller's transaction. */
export async function storeBatch(
  tx: Tx,
  resource: Resource,
  { entries, faulty, last }: Batch,
  options: BatchOptions,
): Promise<StoredBatch> {
  const stored: StoredBatch = {
    last,
    stored: 0,
    replaced: 0,
    skipped: 0,
    faulty: 0,
    faultyLines: [...faulty],
    waiting: [],
  };
  let left = options.skipFaulty ? entries : before(faulty, entries);
  while (left.length > 0) {
    const [round, others] = withoutRepeats(left);
    const judgement = await judgeEntries(tx, resource, round, options);
    options.judged?.();
    stored.faultyLines.push(...judgement.faulty);
    if (!options.skipFaulty && judgement.faulty.length > 0) {
      // What comes after the first fault may have been what others before it name: they are judged anew without it.
      left = before(judgement.faulty, left);
      continue;
    }
    // What waits for others is stored behind all batches: until then nothing names what is not there.
    await storeJudged(tx, resource, judgement, options.stamp, {
      areNew: true,
      toCome: others.length > 0 ? left.map(({ document }) => document) : [],
    });
    stored.stored += judgement.fresh.length;
    stored.replaced += judgement.changed.length;
    stored.skipped += judgement.same.length;
    stored.waiting.push(...judgement.waiting);
    left = others;
  }
  if (!options.skipFaulty && stored.faultyLines.length > 0) {
    const first = Math.min(...stored.faultyLines.map(({ line }) => line));
    stored.faultyLines = stored.faultyLines.filter(({ line }) => line === first);
    stored.last = first - 1;
  }
  stored.faulty = stored.faultyLines.length;
  return stored;
}

/**
 * Stores what was found good.
 *
 * @param areNew whether nothing that is stored can name the fresh ones
 * @param toCome documents that the caller is going to store afterwards
 */
export async function storeJudged(
  tx: Tx,
  resource: Resource,
  { fresh, changed }: Pick<Judgement, 'fresh' | 'changed'>,
  stamp: Stamp,
  { areNew = false, toCome = [] }: { areNew?: boolean; toCome?: readonly JsonObject[] } = {},
): Promise<void> {
  const documents = fresh.map(({ document }) => document);
  const texts = new Map(fresh.flatMap(({ document, text }) => (text === undefined ? [] : [[document, text]])));
  const replacing = changed.flatMap(({ entry, before }) => [entry.document, before.document]);
  await insertRecords(tx, resource, await allWithDerived(tx, resource, documents), stamp, {
    texts,
    areNew,
    // All subjects of the transaction are locked at once: one by one, two imports that replace the same ones would wait for each other.
    toCome: [...replacing, ...toCome],
  });
  for (const { entry, before: stored } of changed)
    await replaceRecord(tx, resource, stored, await withDerived(tx, resource, entry.document), stamp);
}

function before(faulty: readonly FaultyLine[], entries: readonly Entry[]): readonly Entry[] {
  const first = Math.min(...faulty.map(({ line }) => line));
  return entries.filter(({ line }) => line < first);
}

/** The entries with the first of each id, and the others: a record that comes twice is a record and its next version. */
function withoutRepeats(entries: readonly Entry[]): [Entry[], Entry[]] {
  const seen = new Set<string>();
  const first: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    const id = idOf(entry.document);
    (seen.has(id) ? others : first).push(entry);
    seen.add(id);
  }
  return [first, others];
}
