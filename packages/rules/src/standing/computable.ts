/**
 * What a function computes, or `otherwise` where a date of the records is so far off that the calendar ends before the result: such a record
 * says nothing, and the others are told all the same.
 */
export function computable<T>(compute: () => T, otherwise: T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}
