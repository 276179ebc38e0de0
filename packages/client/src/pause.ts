import { AbortedError } from './errors/aborted-error.js';

/**
 * Waits; at most some 24 days, because a timer for longer would run out at once. Rejects with `AbortedError` as soon as
 * the signal is aborted.
 */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(new AbortedError(signal));
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      },
      Math.min(milliseconds, 2 ** 31 - 1),
    );
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  });
