import type { BuildStep } from './build-step.ts';

/** The compiled sources of packages. */
const sources = (...packages: string[]): string[] =>
  packages.flatMap((name) => [
    `packages/${name}/src/**`,
    `packages/${name}/package.json`,
    `packages/${name}/tsconfig.json`,
    `!packages/${name}/src/**/*.test.ts`,
  ]);

const compiled = (...packages: string[]): string[] => packages.map((name) => `packages/${name}/dist/index.js`);

/** What the build makes, in order: a step may use what stands above it. */
export const steps: readonly BuildStep[] = [
  {
    name: 'standard',
    title: 'Bundling the standard',
    inputs: ['openapi/**', 'packages/standard/scripts/**'],
    outputs: [
      'packages/standard/dist/openapi.json',
      'packages/standard/dist/openapi-3.0.json',
      ...['openapi', 'code-tables', 'code-labels', 'credit-labels', 'operations', 'plan-sources', 'profiles'].map(
        (module) => `packages/standard/src/generated/${module}.ts`,
      ),
    ],
    commands: [['node', 'packages/standard/scripts/build.ts']],
  },
  {
    name: 'types',
    title: 'Compiling TypeScript',
    inputs: [
      ...sources('standard', 'rules', 'client', 'elements', 'server'),
      'packages/portal/modern/**',
      'packages/portal/tsconfig.json',
      'packages/standard/dist/openapi.json',
      'packages/client/scripts/**',
      '!packages/client/src/generated/**',
      'tsconfig.json',
      'tsconfig.base.json',
    ],
    outputs: [
      'packages/client/dist/operations.js',
      ...compiled('standard', 'rules', 'client', 'elements'),
      'packages/server/dist/yijian.js',
    ],
    // The operations are written from what the standard's package exports, so that it is compiled first.
    commands: [
      ['tsc', '-b', 'packages/standard'],
      ['node', 'packages/client/scripts/write-operations.ts'],
      ['tsc', '-b'],
    ],
    commandsWhenMissing: [
      ['tsc', '-b', 'packages/standard', '--force'],
      ['node', 'packages/client/scripts/write-operations.ts'],
      ['tsc', '-b', '--force'],
    ],
  },
  {
    name: 'manifest',
    title: 'Describing the elements',
    inputs: [
      ...sources('elements'),
      'packages/elements/custom-elements-manifest.config.js',
      'packages/elements/scripts/{build-editor-data,described-elements}.ts',
    ],
    outputs: ['custom-elements.json', 'web-types.json', 'vscode.html-custom-data.json', 'jsx.d.ts', 'vue.d.ts'].map(
      (file) => `packages/elements/dist/${file}`,
    ),
    cwd: 'packages/elements',
    commands: [
      ['cem', 'analyze', '--config', 'custom-elements-manifest.config.js', '--quiet'],
      ['node', 'scripts/build-editor-data.ts'],
    ],
  },
  {
    name: 'cdn',
    title: 'Bundling the classic script',
    inputs: [
      ...sources('standard', 'rules', 'client', 'elements'),
      'packages/elements/themes/**',
      'packages/elements/undefined.css',
      'vite.config.ts',
      'packages/tooling/src/build/{check-classic-scripts,classic-parts,classic-script,classic-script-faults,minified-templates,oldest,newer-api-uses,parts-by-element,reviewed-uses,write-integrity}.ts',
      'packages/tooling/src/build/newer-apis.json',
    ],
    outputs: [
      'packages/elements/dist/cdn/yijian.js',
      'packages/elements/dist/cdn/yijian-autoload.js',
      'packages/elements/dist/cdn/integrity.json',
    ],
    commands: [
      ['vite', 'build', '--mode', 'cdn'],
      // What is there by then is the classic script and its parts.
      ['node', 'packages/tooling/src/build/check-classic-scripts.ts', 'packages/elements/dist/cdn'],
      ['vite', 'build', '--mode', 'cdn-modules'],
      ['node', 'packages/tooling/src/build/write-integrity.ts', 'packages/elements/dist/cdn'],
    ],
  },
  {
    name: 'sdk',
    title: 'Writing the API reference of the SDK',
    inputs: [...sources('standard', 'client'), 'packages/client/README.md', 'packages/client/typedoc.json'],
    outputs: ['dist/sdk/index.html'],
    cwd: 'packages/client',
    commands: [['typedoc', '--logLevel', 'Warn']],
  },
  {
    name: 'portal',
    title: 'Building the portals',
    inputs: [
      ...sources('standard', 'rules', 'client', 'elements'),
      'packages/elements/themes/**',
      'packages/elements/undefined.css',
      'packages/portal/index.html',
      'packages/portal/modern/**',
      'packages/portal/public/**',
      'vite.config.ts',
    ],
    outputs: ['packages/portal/dist/index.html', 'packages/portal/dist/modern/index.html'],
    commands: [['vite', 'build', '--mode', 'portal']],
  },
  {
    name: 'storybook',
    title: 'Building Storybook',
    inputs: [
      ...sources('standard', 'rules', 'client', 'elements'),
      'packages/elements/themes/**',
      'packages/elements/undefined.css',
      '.storybook/**',
      'stories/**',
      'vite.config.ts',
    ],
    outputs: ['dist/storybook/index.html', 'dist/storybook/iframe.html'],
    commands: [['storybook', 'build', '--output-dir', 'dist/storybook', '--disable-telemetry', '--quiet']],
  },
];
