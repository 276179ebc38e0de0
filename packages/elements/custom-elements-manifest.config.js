/** What `cem analyze` describes: the classes of the elements, not their registration, styles or tests. */
export default {
  litelement: true,
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.styles.ts', 'src/**/define.ts', 'src/cdn/**'],
  outdir: 'dist',
  // The analyzer would write its output's path into package.json, wherever the output goes.
  packagejson: false,
};
