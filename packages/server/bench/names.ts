/** What can be chosen by name. */
export const names = ['throughput', 'scaling', 'imports', 'opening'] as const;
