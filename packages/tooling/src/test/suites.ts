import { steps } from '../build/steps.ts';
import type { Suite } from './suite.ts';

const compiled = ['standard', 'types'];
/** What Storybook imports of the elements: their description, and the classic script for its host pages. */
const storybookParts = ['manifest', 'cdn'];

/** What `npm test` runs, in order: what fails fastest comes first. */
export const suites: readonly Suite[] = [
  {
    name: 'lint',
    title: 'Lint and format',
    builds: [...compiled, ...storybookParts],
    run: {
      checks: [
        ['eslint', '.', '--max-warnings', '0'],
        ['prettier', '--check', '--log-level', 'warn', '.'],
      ],
    },
  },
  {
    name: 'types',
    title: 'Types',
    builds: [...compiled, ...storybookParts],
    run: {
      checks: [
        ['tsc', '-b'],
        ['tsc', '-p', 'tsconfig.check.json'],
      ],
    },
  },
  {
    name: 'spec',
    title: 'Spec lint',
    builds: ['standard'],
    run: {
      checks: [
        [
          'redocly',
          'lint',
          '--config=packages/standard/lint/redocly.yaml',
          'openapi/openapi.yaml',
          'packages/standard/dist/openapi.json',
          'packages/standard/dist/openapi-3.0.json',
        ],
        ['spectral', 'lint', '--ruleset=packages/standard/lint/owasp.yaml', 'packages/standard/dist/openapi.json'],
        [
          'cspell',
          'lint',
          '--config=packages/standard/lint/cspell.yaml',
          '--no-progress',
          '--no-summary',
          'openapi/openapi.yaml',
          'openapi/{codes,collections,parameters,paths,responses,schemas,webhooks}/*.{csv,yaml}',
        ],
        ['node', 'packages/standard/scripts/write-collections.ts', '--check'],
        ['node', 'packages/standard/scripts/write-inventory.ts', '--check'],
        ['node', 'packages/standard/scripts/check-release.ts'],
      ],
    },
  },
  { name: 'unit', title: 'Unit', builds: [...compiled, 'manifest'], run: { vitest: 'unit' } },
  {
    name: 'elements',
    title: 'Elements in a browser',
    builds: compiled,
    browser: true,
    run: { wtr: 'packages/elements/web-test-runner.config.js' },
  },
  {
    name: 'engines',
    title: 'Classic script in old engines and on hostile pages',
    builds: [...compiled, 'cdn'],
    browser: true,
    engines: true,
    run: { vitest: 'engines' },
  },
  {
    name: 'stories',
    title: 'Stories',
    builds: [...compiled, ...storybookParts],
    browser: true,
    run: { vitest: 'stories' },
  },
  {
    name: 'book',
    title: 'Pages of the Storybook',
    builds: [...compiled, ...storybookParts, 'storybook'],
    browser: true,
    run: { vitest: 'book' },
  },
  { name: 'server', title: 'Server on PGlite', builds: compiled, run: { vitest: 'server' } },
  {
    name: 'postgresql',
    title: 'Server on PostgreSQL',
    builds: compiled,
    run: { vitest: 'server', database: 'postgresql' },
  },
  {
    name: 'codegen',
    title: 'Generated clients',
    builds: compiled,
    run: {
      checks: [
        ['node', 'packages/tooling/src/codegen/main.ts', 'java-redocly', 'python-redocly', 'typescript-redocly'],
      ],
    },
  },
  {
    name: 'consumers',
    title: 'Consumer projects of the packed packages',
    builds: [...compiled, 'manifest', 'cdn'],
    browser: true,
    run: { vitest: 'consumers' },
  },
  {
    name: 'portal',
    title: 'Portal pages, end to end',
    builds: steps.map((step) => step.name),
    browser: true,
    run: { vitest: 'portal' },
  },
];
