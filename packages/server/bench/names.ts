/** What can be chosen by name. */
export const names = ['scaling', 'imports', 'opening'] as const;
