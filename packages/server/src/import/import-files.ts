import type { Readable } from 'node:stream';
import { ahead } from '../ahead.js';
import type { Db, Stamp, Tx } from '../records/record.js';
import { besideOthers } from './beside-others.js';
import { beginImport, endImports, HEAD_BYTES, type ImportPlace, moveImport } from './import-place.js';
import { type ImportReport, openReport } from './import-report.js';
import { type ImportSource, openSource, unreadable } from './import-source.js';
import { faultyLine, judgeEntries } from './judge-entries.js';
import type { Entry, FaultyLine } from './line.js';
import { BATCH_SUBJECTS, readBatches } from './read-batches.js';
import { readLines } from './read-lines.js';
import { type Counts, storeBatch, storeJudged } from './store-batch.js';
import { endWaiting, keepWaiting, promisedBy, waitingAfter } from './waiting.js';

export interface ImportOptions {
  /** Whether a record that is stored with another content is replaced. */
  replace: boolean;
  /** Whether faulty lines are left out, and not the first one ends the import. */
  skipFaulty: boolean;
  /** Whether to begin at the beginning where an import was interrupted. */
  restart: boolean;
  /** Where the faults are told. */
  reportPath: string;
  /** Where the source `-` is read. */
  input: Readable;
  stamp: Stamp;
  /** Hears how far a source has come. */
  progress: (source: ImportSource, share: number, lines: number) => void;
  /** Hears of a source that goes on where it was interrupted. */
  resumed: (source: ImportSource, lines: number) => void;
}

export interface ImportResult extends Counts {
  lines: number;
  /** The first fault of all, which ended the import unless faulty lines are left out. */
  firstFault?: { source: ImportSource; line: FaultyLine };
}

/**
 * Imports files of records. Every batch of lines is a transaction that also moves the place of its file on, so that an import which was
 * interrupted goes on where it was, and stores no record twice. Records that name others which are not stored yet wait until all files are
 * read.
 *
 * @throws StartProblem when another file was interrupted under the same name, or a file cannot be read to its end
 */
export async function importFiles(
  db: Db,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<ImportResult> {
  const keys = sources.map(keyOf);
  if (options.restart) await endImports(db, keys);
  const begun = await placesOf(db, keys);
  const report = openReport(options.reportPath, Math.max(0, ...begun));
  const result: ImportResult = { lines: 0, stored: 0, replaced: 0, skipped: 0, faulty: 0 };
  const count = (place: ImportPlace, first?: FaultyLine, source?: ImportSource): void => {
    for (const name of ['lines', 'stored', 'replaced', 'skipped', 'faulty'] as const) result[name] += place[name];
    if (first && source) result.firstFault ??= { source, line: first };
  };
  try {
    for (const source of sources) {
      const { place, firstFault } = await importFile(db, source, report, options);
      count(place, firstFault, source);
      if (firstFault && !options.skipFaulty) break;
    }
    if (!result.firstFault || options.skipFaulty) {
      const rest = await storeWaiting(db, sources, report, options);
      result.stored += rest.stored;
      result.replaced += rest.replaced;
      result.faulty += rest.faulty;
      if (rest.firstFault) result.firstFault ??= rest.firstFault;
    }
    // Whoever mends a file and imports it again begins at its beginning: what is stored already is passed over.
    await endImports(db, keys);
  } finally {
    await report.close();
  }
  return result;
}

const keyOf = ({ name, resource }: ImportSource): string => `${resource.name} ${name}`;

async function placesOf(db: Db, keys: readonly string[]): Promise<number[]> {
  const rows = await db.selectFrom('imports').select('report_bytes').where('source', 'in', keys).execute();
  return rows.map(({ report_bytes }) => Number(report_bytes));
}

async function importFile(
  db: Db,
  source: ImportSource,
  report: ImportReport,
  options: ImportOptions,
): Promise<{ place: ImportPlace; firstFault?: FaultyLine }> {
  const { resource, size } = source;
  const key = keyOf(source);
  let readBytes = 0;
  const bytes = openSource(source, options.input, (length) => (readBytes += length));
  const { head, whole } = await withHead(bytes, (error) => unreadable(source, error));
  let place = await beginImport(db, key, head);
  if (place.lines > 0) options.resumed(source, place.lines);
  let firstFault: FaultyLine | undefined;
  const batches = readBatches(readLines(whole), resource, { done: place.lines, replace: options.replace });
  for await (const { item: batch, goOn } of ahead(batches)) {
    const stored = await inTransaction(db, async (tx) => {
      const done = await storeBatch(tx, resource, batch, { ...options, judged: goOn });
      await keepWaiting(
        tx,
        key,
        resource,
        done.waiting.map(({ entry }) => entry),
      );
      await report.add(source.name, done.faultyLines);
      const next = { ...sum(place, done), lines: done.last, reportBytes: report.bytes() };
      await moveImport(tx, key, next);
      return { ...done, next };
    });
    place = stored.next;
    firstFault ??= stored.faultyLines[0];
    options.progress(source, size === undefined ? 0 : Math.min(readBytes / size, 0.999), place.lines);
    if (firstFault && !options.skipFaulty) {
      bytes.destroy();
      break;
    }
  }
  options.progress(source, 1, place.lines);
  return { place, ...(firstFault && { firstFault }) };
}

/** What another writer can come between stands before all that is told or counted, so that it can be done once more. */
const inTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  besideOthers(() => db.transaction().execute(work));

const sum = <T extends Counts>(place: T, { stored, replaced, skipped, faulty }: Counts): T => ({
  ...place,
  stored: place.stored + stored,
  replaced: place.replaced + replaced,
  skipped: place.skipped + skipped,
  faulty: place.faulty + faulty,
});

/** The first bytes of a stream, and all of it. */
async function withHead(
  bytes: Readable,
  explain: (error: unknown) => Error,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const chunks = bytes[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const next = (): Promise<IteratorResult<Uint8Array>> =>
    chunks.next().catch((error: unknown) => {
      throw explain(error);
    });
  const first: Uint8Array[] = [];
  for (let length = 0; length < HEAD_BYTES; length += first.at(-1)?.length ?? 0) {
    const chunk = await next();
    if (chunk.done === true) break;
    first.push(chunk.value);
  }
  const head = Buffer.concat(first);
  return { head: head.subarray(0, HEAD_BYTES), whole: fromHead() };

  async function* fromHead(): AsyncGenerator<Uint8Array> {
    yield head;
    for (;;) {
      const chunk = await next();
      if (chunk.done === true) return;
      yield chunk.value;
    }
  }
}

interface Rest {
  stored: number;
  replaced: number;
  faulty: number;
  firstFault?: { source: ImportSource; line: FaultyLine };
}

/**
 * Stores the records that waited for others, as far as all that they name is there or comes with them. First those are left out that can never
 * be stored, until none is left that names one of them; then the others can be stored in any order.
 */
async function storeWaiting(
  db: Db,
  sources: readonly ImportSource[],
  report: ImportReport,
  options: ImportOptions,
): Promise<Rest> {
  const promised = promisedBy(sources.map(keyOf));
  const rest: Rest = { stored: 0, replaced: 0, faulty: 0 };
  for (let dropped = -1; dropped !== 0;) {
    dropped = 0;
    await eachWaiting(db, sources, async (source, entries) => {
      const key = keyOf(source);
      await inTransaction(db, async (tx) => {
        const { faulty, waiting } = await judgeEntries(tx, source.resource, entries, { ...options, promised });
        const lost = [...faulty, ...waiting.map(({ entry, faults }) => faultyLine(entry, faults))];
        await report.add(source.name, lost);
        await endWaiting(
          tx,
          key,
          lost.map(({ line }) => line),
        );
        dropped += lost.length;
        const [first] = lost;
        if (first) rest.firstFault ??= { source, line: first };
      });
    });
    rest.faulty += dropped;
  }
  await eachWaiting(db, sources, async (source, entries) => {
    await inTransaction(db, async (tx) => {
      const judgement = await judgeEntries(tx, source.resource, entries, { ...options, promised });
      await storeJudged(tx, source.resource, judgement, options.stamp);
      await report.add(source.name, judgement.faulty);
      await endWaiting(
        tx,
        keyOf(source),
        entries.map(({ line }) => line),
      );
      rest.stored += judgement.fresh.length;
      rest.replaced += judgement.changed.length;
      rest.faulty += judgement.faulty.length;
      const [first] = judgement.faulty;
      if (first) rest.firstFault ??= { source, line: first };
    });
  });
  return rest;
}

async function eachWaiting(
  db: Db,
  sources: readonly ImportSource[],
  visit: (source: ImportSource, entries: Entry[]) => Promise<void>,
): Promise<void> {
  for (const source of sources) {
    for (let line = 0; ;) {
      const entries = await waitingAfter(db, keyOf(source), line, BATCH_SUBJECTS);
      const last = entries.at(-1);
      if (!last) break;
      await visit(source, entries);
      line = last.line;
    }
  }
}
