/** The widths of our matrix and the height of its head, in pixels: the others get the same. */
export const matrixSize = { head: 89, column: 51, title: 456 } as const;
