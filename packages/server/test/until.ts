import { vi } from 'vitest';

/** Long enough for a busy machine: what is waited for comes, or the test has failed. */
const patience = { timeout: 30_000, interval: 50 };

/** Waits until a check passes, and gives what it gives. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, patience);

/** Waits until a function finds something that is neither false nor absent, and gives that. */
export const untilFound = <T>(find: () => T | Promise<T>) => vi.waitUntil(find, patience);
