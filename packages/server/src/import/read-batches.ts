import { setImmediate as turn } from 'node:timers/promises';
import type { Resource } from '../resources/resource.js';
import type { Entry, FaultyLine, Line } from './line.js';
import { entryReader } from './read-entry.js';
import type { Batch } from './store-batch.js';

/** Large enough that the queries of a batch cost little for each record, small enough for the memory. */
export const BATCH_LINES = 2000;

/** Characters after which a batch ends with fewer lines: long records fill the memory sooner. */
export const BATCH_LENGTH = 16 * 1024 * 1024;

/** Lines that are checked before the database is heard again, which meanwhile stores those before them. */
const LINES_PER_TURN = 50;

/** Reads lines into batches, without those up to one that are done. */
export async function* readBatches(
  lines: AsyncIterable<Line[]>,
  resource: Resource,
  done = 0,
): AsyncGenerator<Batch, void, undefined> {
  const read = entryReader(resource);
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
      if ('document' in result) entries.push(result);
      else faulty.push(result);
      length += line.text.length;
      if (line.number % LINES_PER_TURN === 0) await turn();
      if (entries.length + faulty.length < BATCH_LINES && length < BATCH_LENGTH) continue;
      yield { entries, faulty, last };
      [entries, faulty, length] = [[], [], 0];
    }
  }
  if (last > done) yield { entries, faulty, last };
}
