/**
 * Waits until everything has ended, well or not, then throws what failed first. Statements of one transaction may be sent so: none of them is
 * still to come when the transaction is rolled back, and those behind the one that failed only say that it did.
 */
export async function together(works: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(works.map((work) => work.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}
