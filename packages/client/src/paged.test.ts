import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught, caughtKind } from '../test/caught.js';
import type { AnyPage } from './operation-types.js';
import { Paged } from './paged.js';

interface NumberPage extends AnyPage {
  data: number[];
}

/** A list as a server would page it; `asked` holds the cursor of each request. */
function listOf(pages: number[][]): { list: (start?: string) => Paged<NumberPage>; asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  const read = async (cursor: string | undefined): Promise<NumberPage> => {
    asked.push(cursor);
    await Promise.resolve();
    const at = cursor === undefined ? 0 : Number(cursor.slice(1));
    const next = at + 1 < pages.length ? { nextCursor: `c${at + 1}` } : {};
    return { data: pages[at]!, page: { limit: 50, ...next } };
  };
  return { list: (start) => new Paged('listNumbers', read, start), asked };
}

/** Pages of any sizes, empty ones too, with items that are all different. */
const anyPages = fc.array(fc.nat(7), { minLength: 1, maxLength: 12 }).map((sizes) => {
  let next = 0;
  return sizes.map((size) => Array.from({ length: size }, () => next++));
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const item of items) seen.push(item);
  return seen;
}

describe('reading', () => {
  it('asks nothing before it is read', async () => {
    const { list, asked } = listOf([[1]]);
    const paged = list();
    await Promise.resolve();
    expect(asked).toEqual([]);
    await paged;
    expect(asked).toEqual([undefined]);
  });

  it('gives the first page when awaited, however often', async () => {
    const { list, asked } = listOf([[1, 2], [3]]);
    const paged = list();
    expect((await paged).data).toEqual([1, 2]);
    expect((await Promise.all([paged, paged]))[1].page.nextCursor).toBe('c1');
    expect(await paged.then((page) => page.data.length)).toBe(2);
    expect(asked).toEqual([undefined]);
  });

  it('can be caught and finished like any promise', async () => {
    const paged = new Paged('listNumbers', async () => Promise.reject(new Error('no')));
    expect(await paged.catch((error: unknown) => (error as Error).message)).toBe('no');
    let finished = false;
    await paged.finally(() => (finished = true)).catch(() => undefined);
    expect(finished).toBe(true);
  });

  it('loses and doubles no item, whatever the page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(anyPages, async (pages) => {
        const { list, asked } = listOf(pages);
        expect(await all(list())).toEqual(pages.flat());
        expect(asked).toHaveLength(pages.length);
      }),
    );
  });

  it('goes on from the cursor of any page', async () => {
    await fc.assert(
      fc.asyncProperty(anyPages, fc.nat(), async (pages, n) => {
        const { list } = listOf(pages);
        const stop = n % pages.length;
        let seen = 0;
        for await (const page of list().pages()) {
          if (seen++ < stop) continue;
          const rest = page.page.nextCursor === undefined ? [] : await all(list(page.page.nextCursor));
          expect([...pages.slice(0, stop + 1).flat(), ...rest]).toEqual(pages.flat());
          break;
        }
      }),
    );
  });

  it('fetches no page twice for calls of next() at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyPages, fc.integer({ min: 1, max: 9 }), async (pages, atOnce) => {
        const { list, asked } = listOf(pages);
        const items = list()[Symbol.asyncIterator]();
        const seen: number[] = [];
        for (let done = false; !done;) {
          const results = await Promise.all(Array.from({ length: atOnce }, () => items.next()));
          for (const result of results)
            if (!result.done) seen.push(result.value);
            else done = true;
        }
        expect(seen).toEqual(pages.flat());
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  it('stops asking when the loop is left', async () => {
    const { list, asked } = listOf([[1, 2], [3], [4]]);
    for await (const item of list()) if (item === 2) break;
    expect(asked).toEqual([undefined]);
  });

  it('takes at most `limit` items and asks for no page more than they need', async () => {
    await fc.assert(
      fc.asyncProperty(anyPages, fc.nat(40), async (pages, limit) => {
        const { list, asked } = listOf(pages);
        expect(await list().toArray({ limit })).toEqual(pages.flat().slice(0, limit));
        const needed = pages.findIndex((_, index) => pages.slice(0, index + 1).flat().length >= limit);
        expect(asked).toHaveLength(limit === 0 ? 0 : needed === -1 ? pages.length : needed + 1);
      }),
    );
  });

  it.each([undefined, -1, 1.5, NaN, Infinity])('refuses toArray with the limit %j', async (limit) => {
    const error = await caught(
      listOf([[1]])
        .list()
        .toArray({ limit: limit as number }),
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/limit must be a whole number from 0/);
  });
});

describe('a hostile server', () => {
  const repeating = (cursors: string[], start?: string): Paged<NumberPage> => {
    let at = 0;
    const read = async (): Promise<NumberPage> =>
      Promise.resolve({ data: [at], page: { limit: 1, nextCursor: cursors[at++ % cursors.length]! } });
    return new Paged('listNumbers', read, start);
  };

  it.each([
    { cursors: ['a'], start: undefined, pages: 2 },
    { cursors: ['a', 'b', 'c'], start: undefined, pages: 4 },
    { cursors: ['a'], start: 'a', pages: 1 },
  ])('is stopped when its cursors go in a circle: $cursors from $start', async ({ cursors, start, pages }) => {
    const seen: number[] = [];
    const error = await caughtKind(
      'contract',
      (async () => {
        for await (const item of repeating(cursors, start)) seen.push(item);
      })(),
    );
    expect(error.message).toMatch(/^listNumbers: the server gave the same cursor twice/);
    expect(seen).toHaveLength(pages);
  });

  it.each([{}, { data: {} }, { data: [], page: null }, { data: [] }, { data: 'x', page: {} }])(
    'is named when it answers no page: %j',
    async (body) => {
      const paged = new Paged('listNumbers', async () => Promise.resolve(body as unknown as NumberPage));
      expect((await caughtKind('contract', paged)).message).toMatch(/no page: it needs "data" and "page"/);
    },
  );

  it.each([null, ''])('ends the list with the cursor %j, which the standard does not know', async (nextCursor) => {
    const page = { data: [1], page: { limit: 1, nextCursor } } as unknown as NumberPage;
    expect(await all(new Paged('listNumbers', async () => Promise.resolve(page)))).toEqual([1]);
  });
});
