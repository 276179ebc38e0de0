import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { clocksAndChance, unsafeDirectives, unsafeMarkup } from './packages/tooling/src/lint/bans.js';
import { forbiddenImports } from './packages/tooling/src/lint/boundaries.js';
import { packages } from './packages/tooling/src/lint/packages.js';

/**
 * @param {import('./packages/tooling/src/lint/boundaries.js').ImportPattern[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const noImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
/**
 * @param {import('./packages/tooling/src/lint/bans.js').SyntaxBan[]} bans
 * @returns {import('eslint').Linter.RulesRecord}
 */
const noSyntax = (...bans) => ({ 'no-restricted-syntax': ['error', ...bans] });

const tests = ['packages/*/src/**/*.test.ts', 'packages/*/{test,bench,scripts}/**/*.ts'];

/** The import rules of each package, for its sources and for its tests and scripts; the lists are in packages.js. */
const boundaries = Object.keys(packages).flatMap((name) => [
  {
    files: [`packages/${name}/{src,modern}/**/*.{ts,js}`],
    ignores: tests,
    rules: noImports(...forbiddenImports(name, { tests: false }), ...(name === 'elements' ? unsafeDirectives : [])),
  },
  { files: tests.map((glob) => glob.replace('*', name)), rules: noImports(...forbiddenImports(name, { tests: true })) },
]);

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '.yijian/',
    'docs/vendors/clients/',
    'packages/{standard,client}/src/generated/',
    'packages/portal/public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  importX.flatConfigs.errors,
  {
    settings: {
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js', '.json'],
          extensionAlias: { '.js': ['.ts', '.js'] },
          conditionNames: ['types', 'import', 'default'],
        }),
      ],
      'import-x/internal-regex': '^@yijian/',
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', ['external', 'internal'], ['parent', 'sibling', 'index']],
          'newlines-between': 'never',
          alphabetize: { order: 'ignore' },
        },
      ],
      // TypeScript checks names and modules, and knows more than a resolver.
      'import-x/named': 'off',
      'import-x/namespace': 'off',
      'import-x/default': 'off',
      'import-x/no-unresolved': 'off',
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      // A parser's caller says what it expects: `read<Report>(file)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // The browser, not `new`, makes custom elements.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['packages/elements/src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    rules: {
      'lit/lifecycle-super': 'error',
      // LitElement has them all; lit/lifecycle-super asks that they are called.
      'wc/guard-super-call': 'off',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/quoted-expressions': ['error', 'never'],
      'lit/value-after-constraints': 'error',
      // Lit calls listeners with the host as `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A portal may hand over anything, whatever the types say.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
    settings: { wc: { elementBaseClasses: ['LitElement', 'YjElement'] } },
  },
  { files: ['packages/elements/src/**/*.ts'], ignores: tests, rules: noSyntax(...unsafeMarkup) },
  { files: ['packages/rules/src/**/*.ts'], ignores: tests, rules: noSyntax(...clocksAndChance) },
  ...boundaries,
  {
    files: ['packages/*/{src,modern,test,bench,scripts}/**/*.{ts,js}'],
    rules: { 'import-x/no-relative-packages': 'error' },
  },
  {
    files: tests,
    rules: {
      // A test says by `!` what must be there, and fails where it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // It reads the JSON of an answer, and fails where that is not as expected.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      // What `beforeAll` sets is not there in `afterAll` when it has failed, whatever the types say.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // `querySelector('p') as HTMLElement` is how a test says what it expects to find.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
);
