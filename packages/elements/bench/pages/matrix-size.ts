/** The measures of our matrix at its default size, in pixels: the others get the same, so that all show as many rows and columns. */
export const matrixSize = { height: 720, head: 89, row: 51, column: 51, title: 456 } as const;
