import type { ImportFault, ImportOutcome } from '@yijian/standard';
import { requireScopes } from '../access/require-scopes.js';
import { requireWholeSight, requireWritable } from '../access/require-writable.js';
import type { Caller } from '../access/caller.js';
import { ahead } from '../ahead.js';
import type { Fault } from '../fault.js';
import { clipped } from '../http/clipped.js';
import type { Taker } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { toldFault } from '../http/told-fault.js';
import { faultOf } from '../import/fault-of.js';
import { besideOthers } from '../import/beside-others.js';
import { type Guard, faultyLine } from '../import/judge-entries.js';
import type { Entry, FaultyLine } from '../import/line.js';
import { BATCH_LENGTH, readBatches } from '../import/read-batches.js';
import { readLines } from '../import/read-lines.js';
import { type Batch, storeBatch, type StoredBatch } from '../import/store-batch.js';
import { keepHidden } from '../records/keep-hidden.js';
import { lookUpIn } from '../records/look-up.js';
import { answered, idOf } from '../records/record.js';
import { requireReason } from '../records/require-reason.js';
import { stampOf } from '../records/stamp-of.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { describeOperation } from '../standard.js';
import type { Language } from '../words.js';
import { collectionNamed } from './readable-collections.js';

/** Most faulty lines that an answer tells of, and faults of one line. */
const MAX_LINES = 100;
const MAX_FAULTS = 50;

/** Most lines that may wait for later ones. */
const MAX_WAITING = 2000;

/**
 * Answers `importCollection`. Each batch is a transaction of its own, so that a body of any length needs neither memory nor a long lock; while
 * the database stores one, the next is read and checked. Lines that name others which have not come yet wait for them.
 */
export const importCollection: Taker = async (db, call, { chunks, language, now, stored }) => {
  const { name, operations } = collectionNamed(call.id);
  if (!operations.includes('create')) throw notImported(name);
  const { caller, reason } = call;
  requireScopes(caller, describeOperation(`/${name}`, 'POST').security);
  const resource = resources[name];
  const options = {
    replace: call.query['replace'] === true,
    skipFaulty: true,
    guard: guardOf(caller, reason),
  };
  const outcome: ImportOutcome = {
    collection: name,
    lines: 0,
    stored: 0,
    replaced: 0,
    skipped: 0,
    faulty: 0,
    faults: [],
  };
  const told: FaultyLine[] = [];
  let waiting: Waiting = [];
  const store = async (batch: Batch, judged?: () => void): Promise<Waiting> => {
    const stamp = stampOf({ ...call, now: now() });
    const done = await besideOthers(() =>
      db
        .transaction()
        .execute((tx) => storeBatch(tx, resource, batch, { ...options, stamp, ...(judged && { judged }) })),
    );
    if (done.stored + done.replaced > 0) stored();
    for (const count of ['stored', 'replaced', 'skipped'] as const) outcome[count] += done[count];
    tell(done.faultyLines);
    return done.waiting;
  };
  const tell = (faulty: readonly FaultyLine[]): void => {
    outcome.faulty += faulty.length;
    told.push(...faulty);
    told.sort((one, other) => one.line - other.line);
    told.splice(MAX_LINES);
  };
  // Lines that wait are held against what has come since, and against one another.
  const storeWaiting = async (): Promise<void> => {
    if (waiting.length === 0) return;
    waiting = await store({ entries: waiting.map(({ entry }) => entry), faulty: [], last: outcome.lines });
  };
  const lose = (isLost: (entry: Entry, index: number) => boolean): void => {
    const lost = waiting.filter(({ entry }, index) => isLost(entry, index));
    tell(lost.map(({ entry, faults }) => faultyLine(entry, faults)));
    waiting = waiting.filter(({ entry }, index) => !isLost(entry, index));
  };
  // Behind a later version of its record, a line would bring the earlier one back.
  const loseOvertaken = ({ entries }: Batch): void => {
    if (waiting.length === 0) return;
    const lastLine = new Map(entries.map(({ document, line }) => [idOf(document), line]));
    lose(({ document, line }) => (lastLine.get(idOf(document)) ?? 0) > line);
  };
  for await (const { item: batch, goOn } of ahead(readBatches(readLines(chunks), resource, options))) {
    waiting = [...waiting, ...(await store(batch, goOn))];
    outcome.lines = batch.last;
    loseOvertaken(batch);
    if (fitting(waiting) === waiting.length) continue;
    await storeWaiting();
    const kept = fitting(waiting);
    lose((_, index) => index >= kept);
  }
  await storeWaiting();
  lose(() => true);
  outcome.faults = told.map((line) => toldIn(language, line));
  return { status: 200, schema: 'ImportOutcome', value: outcome };
};

type Waiting = StoredBatch['waiting'];

/** How many lines may wait for later ones, the first of them, so that a body of any length fits into the memory. */
function fitting(waiting: Waiting): number {
  let length = 0;
  const beyond = waiting.findIndex(({ entry: { document, text } }, index) => {
    length += (text ?? JSON.stringify(document)).length;
    return index >= MAX_WAITING || length > BATCH_LENGTH;
  });
  return beyond < 0 ? waiting.length : beyond;
}

/** Holds each line to what a request that writes its record alone is held to. */
const guardOf =
  (caller: Caller, reason: string | undefined): Guard =>
  async (tx, resource, writes) => {
    const lookUp = lookUpIn(tx);
    const faults = new Map<JsonObject, Fault[]>();
    const judged = writes.map(async ({ document, before }) => {
      try {
        await requireWritable(tx, caller, resource, { before: before?.document, document }, lookUp);
        if (!before) return;
        requireWholeSight(caller, resource.schema, answered(before));
        requireReason(resource, before.document, keepHidden(resource, before.document, document), reason);
      } catch (error) {
        faults.set(document, [faultOf(error)]);
      }
    });
    await Promise.all(judged);
    return faults;
  };

const toldIn = (language: Language, { line, id, faults }: FaultyLine): ImportFault => ({
  line,
  ...(id !== undefined && { id: clipped(id, 200) }),
  errors: faults.slice(0, MAX_FAULTS).map((fault) => toldFault(fault, language)),
});

const notImported = (name: string): ProblemError =>
  new ProblemError('not-found', {
    zh: `集合 ${name} 的记录不能逐条写入，因此也不能导入；写入方式见 /reference。`,
    en: `Records of ${name} cannot be written one by one, and so cannot be imported; /reference tells how they are written.`,
  });
