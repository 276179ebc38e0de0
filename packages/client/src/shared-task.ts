import { AbortedError } from './errors/aborted-error.js';

/**
 * One run of a task for any number of callers. A caller that aborts leaves at once; the task is aborted when the last
 * one has left.
 */
export class SharedTask<Result> {
  readonly #controller: AbortController | undefined;
  readonly #result: Promise<Result>;
  #callers = 0;

  /**
   * @param leaving whether callers may leave. Where none will, the task gets no signal, which spares ky the joining of
   * two signals, a sixth of its time.
   * @param ended called when the task has ended, before its callers hear of it.
   */
  constructor(run: (signal: AbortSignal) => Promise<Result>, leaving?: true);
  constructor(run: (signal: AbortSignal | undefined) => Promise<Result>, leaving: boolean, ended?: () => void);
  constructor(run: (signal: never) => Promise<Result>, leaving = true, ended?: () => void) {
    this.#controller = leaving ? new AbortController() : undefined;
    this.#result = run(this.#controller?.signal as never);
    this.#result.then(ended, () => {
      ended?.();
      // A failed task may have left attempts behind that still wait for the server; and when all callers have left,
      // nobody else hears of it.
      this.#controller?.abort();
    });
  }

  /** True when the last caller has left or the task has failed: it is no use to join any more. */
  get abandoned(): boolean {
    return this.#controller?.signal.aborted === true;
  }

  /**
   * The task's result for one more caller.
   *
   * @throws {AbortedError} as soon as the caller's signal is aborted, whatever the task does.
   */
  join(signal?: AbortSignal): Promise<Result> {
    this.#callers += 1;
    if (!signal) return this.#result;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(new AbortedError(signal));
        this.#callers -= 1;
        if (this.#callers === 0) this.#controller?.abort();
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      const stay = (): void => signal.removeEventListener('abort', leave);
      this.#result.then(resolve, reject).then(stay, stay);
    });
  }
}
