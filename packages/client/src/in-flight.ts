import { SharedTask } from './shared-task.js';

/** Tasks that run now, by key, so that the same question asked again before the answer is asked of the server once. */
export class InFlight {
  readonly #tasks = new Map<string, SharedTask<unknown>>();

  /** Joins the task of this key, or starts it. A key always stands for the same type of result. */
  join<Result>(
    key: string,
    run: (signal: AbortSignal | undefined) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    let task = this.#tasks.get(key) as SharedTask<Result> | undefined;
    if (!task || task.abandoned) {
      // Without `AbortSignal.any`, ky frees the connection of an attempt that timed out only by the signal given to it.
      const leaving = signal !== undefined || typeof (AbortSignal as { any?: unknown }).any !== 'function';
      const started: SharedTask<Result> = new SharedTask(run, leaving, () => {
        if (this.#tasks.get(key) === started) this.#tasks.delete(key);
      });
      this.#tasks.set(key, (task = started));
    }
    return task.join(signal);
  }

  /** Lets nobody else join the tasks that run now: what they bring may be older than a write. */
  clear(): void {
    this.#tasks.clear();
  }
}
