import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

const randomText = (): string => randomBytes(32).toString('base64url');

/** A secret of the database by its name; the first to ask makes it, and all servers on the database share it. */
export async function databaseSecret(
  db: Kysely<Tables>,
  name: string,
  make: () => Promise<string> | string = randomText,
): Promise<string> {
  const read = () => db.selectFrom('secrets').select('value').where('name', '=', name);
  const kept = await read().executeTakeFirst();
  if (kept) return kept.value;
  await db
    .insertInto('secrets')
    .values({ name, value: await make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await read().executeTakeFirstOrThrow();
  return value;
}
