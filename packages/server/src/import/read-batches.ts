import { setImmediate as turn } from 'node:timers/promises';
import { textAt } from '../json-pointer.js';
import type { Resource } from '../resources/resource.js';
import { subjectPlaces } from '../standing/read-facts.js';
import type { Entry, FaultyLine, Line } from './line.js';
import { entryReader } from './read-entry.js';
import type { Batch } from './store-batch.js';

/** Large enough that the queries of a batch and its commit cost little for each record, small enough for the memory. */
const BATCH_LINES = 4000;

/**
 * Subjects after which a batch ends with fewer lines: each is a lock until the batch is stored, and PostgreSQL as it comes has 6,400 of them for
 * all that goes on in it. Replaced records may have been about others, which are locked as well.
 */
export const BATCH_SUBJECTS = 1000;

/** Characters after which a batch ends with fewer lines: long records fill the memory sooner. */
export const BATCH_LENGTH = 16 * 1024 * 1024;

/** Lines that are checked before the database is heard again, which meanwhile stores those before them. */
const LINES_PER_TURN = 50;

export interface BatchReading {
  /** Number of the last line that is done already. */
  done?: number;
  /** Whether records that are stored are replaced. */
  replace: boolean;
}

/** Reads lines into batches, without those that are done. */
export async function* readBatches(
  lines: AsyncIterable<Line[]>,
  resource: Resource,
  { done = 0, replace }: BatchReading,
): AsyncGenerator<Batch, void, undefined> {
  const read = entryReader(resource);
  const place = subjectPlaces.get(resource);
  // Whoever stores a new subject locks nothing: nobody else knows of it.
  const locked = place === '/id' && !replace ? undefined : place;
  let subjects = new Set<string | undefined>();
  let entries: Entry[] = [];
  let faulty: FaultyLine[] = [];
  let length = 0;
  let last = done;
  for await (const some of lines) {
    for (const line of some) {
      if (line.number <= done) continue;
      last = line.number;
      if (line.text.trim() === '' && !line.fault) continue;
      const result = read(line);
      if ('document' in result) {
        entries.push(result);
        if (locked !== undefined) subjects.add(textAt(result.document, locked));
      } else faulty.push(result);
      length += line.text.length;
      if (line.number % LINES_PER_TURN === 0) await turn();
      const isFull =
        entries.length + faulty.length >= BATCH_LINES || subjects.size >= BATCH_SUBJECTS || length >= BATCH_LENGTH;
      if (!isFull) continue;
      yield { entries, faulty, last };
      [entries, faulty, length, subjects] = [[], [], 0, new Set()];
    }
  }
  if (last > done) yield { entries, faulty, last };
}
