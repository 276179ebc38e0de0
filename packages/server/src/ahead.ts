/** An item, and what lets the one behind it be made while this one is dealt with. */
export interface Ahead<T> {
  item: T;
  goOn: () => void;
}

/**
 * Makes the next item while the one before is dealt with: from when its `goOn` is called, or else when it is done with. One that cannot be made
 * is told of where it would have come.
 */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<Ahead<T>, void, undefined> {
  const items = source[Symbol.asyncIterator]();
  try {
    for (let current = await items.next(); current.done !== true;) {
      let next: Promise<IteratorResult<T>> | undefined;
      const make = (): Promise<IteratorResult<T>> => {
        if (!next) {
          next = items.next();
          // It is awaited in the next turn; until then nobody hears of it.
          next.catch(() => undefined);
        }
        return next;
      };
      yield { item: current.value, goOn: () => void make() };
      current = await make();
    }
  } finally {
    await items.return?.();
  }
}
