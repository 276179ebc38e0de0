/** What can be chosen by name. */
export const names = ['sizes', 'requests', 'badges', 'types', 'export'] as const;
