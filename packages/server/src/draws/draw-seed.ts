import { databaseSecret } from '../store/secret.js';
import type { Tx } from '../records/record.js';

/** The name under which the database keeps the seed of a draw; ids of draws are never used again. */
const nameOf = (drawId: string): string => `draw-seed/${drawId}`;

/** Makes the seed of a draw, of 256 random bits. Nobody is told it before the draw. */
export const makeDrawSeed = (tx: Tx, drawId: string): Promise<string> => databaseSecret(tx, nameOf(drawId));

/** The seed of a draw that this server prepared; undefined for any other. */
export async function drawSeed(tx: Tx, drawId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('secrets').select('value').where('name', '=', nameOf(drawId)).executeTakeFirst();
  return row?.value;
}
