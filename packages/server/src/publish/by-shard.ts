import path from 'node:path';
import { LineFile } from './line-file.js';

/** Shards that are in memory at a time. With 64 records in each, these are some ten megabytes; fewer would be more files that are written to at once. */
const AT_ONCE = 64;

/**
 * Sorts items into shards on the disk, and gives the shards in their order, each with its items in the order in which they came. Only a few shards are
 * in memory at a time, however many items there are.
 *
 * @param folder where files may be made meanwhile
 * @param shards how many there are
 * @param items what JSON can say, each with the number of its shard
 */
export async function* byShard<Item>(
  folder: string,
  shards: number,
  items: AsyncIterable<readonly [shard: number, item: Item]>,
): AsyncGenerator<[shard: number, items: Item[]], void, undefined> {
  const files = Array.from(
    { length: Math.ceil(shards / AT_ONCE) },
    (_, index) => new LineFile(path.join(folder, `shards-${index}.ndjson`)),
  );
  for await (const entry of items) await files[Math.floor(entry[0] / AT_ONCE)]?.add(JSON.stringify(entry));
  for (const [index, file] of files.entries()) {
    const first = index * AT_ONCE;
    const found: Item[][] = Array.from({ length: Math.min(AT_ONCE, shards - first) }, () => []);
    for await (const line of file.lines()) {
      const [shard, item] = JSON.parse(line) as [number, Item];
      found[shard - first]?.push(item);
    }
    await file.remove();
    for (const [offset, own] of found.entries()) yield [first + offset, own];
  }
}
