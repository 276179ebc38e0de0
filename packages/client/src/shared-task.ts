import { AbortedError } from './errors/aborted-error.js';

/**
 * One run of a task for any number of callers. A caller that aborts leaves at once; the task is aborted when the last
 * one has left.
 */
export class SharedTask<Result> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result>;
  #callers = 0;

  constructor(run: (signal: AbortSignal) => Promise<Result>) {
    this.#result = run(this.#controller.signal);
    // A failed task may have left attempts behind that still wait for the server; and when all callers have left,
    // nobody else hears of it.
    this.#result.catch(() => this.#controller.abort());
  }

  /** True when the last caller has left or the task has failed: it is no use to join any more. */
  get abandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /**
   * The task's result for one more caller.
   *
   * @throws {AbortedError} as soon as the caller's signal is aborted, whatever the task does.
   */
  join(signal?: AbortSignal): Promise<Result> {
    this.#callers += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new AbortedError(signal));
        this.#callers -= 1;
        if (this.#callers === 0) this.#controller.abort();
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      const stay = (): void => signal?.removeEventListener('abort', leave);
      this.#result.then(resolve, reject).then(stay, stay);
    });
  }
}
