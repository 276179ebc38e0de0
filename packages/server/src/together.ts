/**
 * Waits until everything has ended, well or not, then throws the first failure. Statements of one transaction may be sent so: none of them is
 * still to come when the transaction is rolled back.
 */
export async function together(works: readonly Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}
