/**
 * Uses in each classic script of what Chromium 83 lacks that do no harm there, by file, name and number: one more has to be
 * looked at. That they do none is shown by the suite `engines`, which reads through the client in that engine.
 */
export const reviewedUses: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'yijian.js': {
    // ky, on every request: filled in by the client where it is missing (ensurePlatform).
    hasOwn: 3,
    // ky, to wait with a signal: it keeps one only where AbortSignal.any is, which is younger.
    throwIfAborted: 1,
    // ky, for more signals than one; the client gives it one.
    at: 1,
    // ky, for a base address; the client gives it whole addresses.
    replaceAll: 2,
    // ky, for a progress that the client does not ask for. The controllers of streams have it in Chromium 83 too, but are
    // no globals there.
    enqueue: 1,
    // No API here, but an option of @lit/context.
    initialValue: 1,
  },
};
