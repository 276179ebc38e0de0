/** The test files of each suite that has files of its own, as globs from the project's root. */
export const testFiles = {
  unit: [
    'packages/{standard,rules,client,tooling}/src/**/*.test.ts',
    'packages/*/scripts/**/*.test.ts',
    'packages/*/bench/*.test.ts',
  ],
  elements: ['packages/elements/{src,bench/pages}/**/*.test.ts'],
  engines: ['packages/elements/test/engines/**/*.test.ts'],
  book: ['stories/test/**/*.test.ts'],
  server: ['packages/server/src/**/*.test.ts'],
  consumers: ['packages/client/test/consumers/*.test.ts'],
  portal: ['packages/portal/test/**/*.test.ts'],
} as const;
