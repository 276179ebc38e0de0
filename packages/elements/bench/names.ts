/** What can be chosen by name. */
export const names = ['badges', 'matrix', 'timeline', 'sizes'] as const;
