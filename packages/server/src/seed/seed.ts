import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { ahead } from '../ahead.js';
import type { Db, Stamp } from '../records/record.js';
import type { JsonObject } from '../store/tables.js';
import type { SeedPart, SeedStep } from './seed-part.js';

/** Hears how far a filling has come. */
export type Progress = (part: Pick<SeedPart, 'name' | 'title'>, share: number, records: number) => void;

/**
 * Fills a database with the parts that it does not have yet. Each step is one transaction that also moves the part's mark on, so a filling
 * that was cut short goes on where it stopped, and several servers that start at once share the work.
 */
export async function seed(db: Db, parts: readonly SeedPart[], now: () => Date, progress: Progress): Promise<void> {
  for (const part of parts) await seedOne(db, part, now, progress);
}

async function seedOne(db: Db, part: SeedPart, now: () => Date, progress: Progress): Promise<void> {
  const begun = await beginPart(db, part);
  if (begun.finished) return;
  const stamp = { at: now(), by: 'seed' };
  let index = 0;
  let records = 0;
  for await (const { item: step, goOn } of ahead(each(part.steps(begun.parameters)))) {
    goOn();
    await storeStep(db, part, step, index, stamp);
    index += 1;
    records += step.records;
    progress(part, step.share, records);
    // The embedded database never lets go by itself, and whoever asks how far it has come would wait until the end.
    await turn();
  }
  await db.updateTable('seed_parts').set({ finished: true }).where('part', '=', part.name).execute();
  // A database without a vacuum daemon has no statistics yet, and would plan as if every table were small.
  await sql`analyze`.execute(db);
}

async function* each<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** The part's mark; whoever comes first sets the parameters. */
async function beginPart(
  db: Db,
  { name, parameters }: SeedPart,
): Promise<{ parameters: JsonObject; finished: boolean }> {
  await db
    .insertInto('seed_parts')
    .values({ part: name, parameters: JSON.stringify(parameters), stored: 0, finished: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db
    .selectFrom('seed_parts')
    .select(['parameters', 'finished'])
    .where('part', '=', name)
    .executeTakeFirstOrThrow();
}

async function storeStep(db: Db, { name }: SeedPart, step: SeedStep, index: number, stamp: Stamp): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { stored } = await tx
      .selectFrom('seed_parts')
      .select('stored')
      .where('part', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (stored > index) return;
    await step.store(tx, stamp);
    await tx
      .updateTable('seed_parts')
      .set({ stored: index + 1 })
      .where('part', '=', name)
      .execute();
  });
}
