/** Makes the next item while the one before is dealt with. One that cannot be made is told of where it would have come. */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const items = source[Symbol.asyncIterator]();
  try {
    for (let next = items.next(); ;) {
      const item = await next;
      if (item.done === true) return;
      next = items.next();
      // It is awaited in the next turn; until then nobody hears of it.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await items.return?.();
  }
}
