import { ContractError } from './errors/contract-error.js';
import type { AnyPage } from './operation-types.js';

type ItemOf<Page extends AnyPage> = Page['data'][number];

/**
 * A list on its way: `await` it for its first page, iterate it for all items, or take `pages()`. Nothing is asked
 * before that. A function that is `async` gives its caller the first page of a `Paged` that it returns, as with any
 * promise.
 *
 * Every way of reading it rejects with `ContractError` when the server answers no page, or a cursor that it has given
 * before.
 */
export class Paged<Page extends AnyPage> implements Promise<Page>, AsyncIterable<ItemOf<Page>> {
  readonly [Symbol.toStringTag] = 'Paged';
  readonly #operationId: string;
  readonly #read: (cursor: string | undefined) => Promise<Page>;
  readonly #start: string | undefined;
  #first: Promise<Page> | undefined;

  /** @param start cursor to begin at: that of a page read before; absent for the beginning of the list. */
  constructor(operationId: string, read: (cursor: string | undefined) => Promise<Page>, start?: string) {
    this.#operationId = operationId;
    this.#read = read;
    this.#start = start;
  }

  then<Fulfilled = Page, Rejected = never>(
    onFulfilled?: ((page: Page) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return (this.#first ??= this.#page(this.#start)).then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Page | Rejected> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Page> {
    return this.then().finally(onFinally);
  }

  /**
   * Page after page, each asked for when the one before has been taken; calls of `next()` at once queue up and share
   * no page.
   */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    const seen = new Set([this.#start]);
    let page = await this.then();
    for (;;) {
      yield page;
      const cursor = page.page.nextCursor;
      if (!cursor) return;
      if (seen.has(cursor)) throw this.#fault('the server gave the same cursor twice, so the list would never end');
      seen.add(cursor);
      page = await this.#page(cursor);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<Page>, void, undefined> {
    for await (const page of this.pages()) yield* page.data as Awaited<ItemOf<Page>>[];
  }

  /**
   * The first items, over as many pages as they take.
   *
   * @param options with `limit`, the most items to read, from 0: a list may be longer than memory.
   */
  async toArray({ limit }: { readonly limit: number }): Promise<ItemOf<Page>[]> {
    if (!Number.isInteger(limit) || limit < 0)
      throw new TypeError(`limit must be a whole number from 0, not ${String(limit)}.`);
    const items: ItemOf<Page>[] = [];
    if (limit === 0) return items;
    for await (const page of this.pages()) {
      items.push(...page.data.slice(0, limit - items.length));
      if (items.length >= limit) break;
    }
    return items;
  }

  async #page(cursor: string | undefined): Promise<Page> {
    const page = await this.#read(cursor);
    const { data, page: info } = page as Partial<Record<keyof AnyPage, unknown>>;
    if (!Array.isArray(data) || typeof info !== 'object' || info === null)
      throw this.#fault('the server answered what is no page: it needs "data" and "page"');
    return page;
  }

  #fault(message: string): ContractError {
    return new ContractError(message, { operationId: this.#operationId });
  }
}
