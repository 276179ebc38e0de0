import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';
import { classicScript } from '@yijian/tooling/classic-script';
import { launchOptions } from '@yijian/tooling/launch-options';
import { minifiedTemplates } from '@yijian/tooling/minified-templates';
import { oldest, oldestGrammar } from '@yijian/tooling/oldest';
import { testFiles } from '@yijian/tooling/test-files';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Copies files into a build as they are: target by path inside the build, source from the root. */
const vendored = (files: Record<string, string>): Plugin => ({
  name: 'yijian-vendored',
  generateBundle() {
    for (const [fileName, source] of Object.entries(files))
      this.emitFile({ type: 'asset', fileName, source: readFileSync(path(source)) });
  },
});

/** The style sheets that a page links beside the classic script: undefined.css, and one per theme. */
const styleSheets = Object.fromEntries(
  globSync(['undefined.css', 'themes/*.css'], { cwd: path('packages/elements') }).map((file) => [
    file,
    `packages/elements/${file}`,
  ]),
);

/** The builds of `vite build --mode <name>`. */
const builds: Record<string, ViteUserConfig> = {
  /** The classic script, for pages without modules on browsers as old as Chromium 83, and the parts that it loads on demand. */
  cdn: mergeConfig(classicScript(path('packages/elements'), 'src/cdn/yijian.ts', 'yijian.js'), {
    plugins: [vendored(styleSheets)],
    build: { outDir: 'dist/cdn', emptyOutDir: true },
  }),
  /** The autoloader, and a module for each element that it loads. */
  'cdn-modules': {
    root: path('packages/elements'),
    publicDir: false,
    plugins: [minifiedTemplates()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: false,
      target: oldestGrammar,
      minify: true,
      lib: { entry: 'src/cdn/autoload.ts', formats: ['es'], fileName: () => 'yijian-autoload.js' },
      rolldownOptions: { output: { chunkFileNames: 'modules/[name]-[hash].js', minify: true } },
    },
  },
  /** The sample portals: the modern page is bundled, the legacy one is served as it stands with the libraries of its time. */
  portal: {
    root: path('packages/portal'),
    plugins: [
      vendored({
        'legacy/vendor/jquery.min.js': 'node_modules/jquery/dist/jquery.min.js',
        'legacy/vendor/bootstrap.min.css': 'node_modules/bootstrap/dist/css/bootstrap.min.css',
      }),
    ],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: [...oldest],
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [path('packages/portal/index.html'), path('packages/portal/modern/index.html')] },
    },
  },
};

/** A vitest project that runs in Node. `groupOrder` keeps projects with different worker counts apart. */
const nodeProject = (
  name: string,
  groupOrder: number,
  test: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, environment: 'node', sequence: { groupOrder }, ...test },
});

const projects: TestProjectInlineConfiguration[] = [
  nodeProject('unit', 0, {
    include: [...testFiles.unit],
  }),
  nodeProject('server', 1, {
    include: [...testFiles.server],
    // Each file starts a server with a database of its own: two at a time on two cores only makes both late.
    fileParallelism: false,
    // A net for what hangs, not a measure: tests of crashes start ten servers, on whatever machine.
    testTimeout: 240_000,
    hookTimeout: 180_000,
  }),
  nodeProject('portal', 2, {
    include: [...testFiles.portal],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  }),
  nodeProject('book', 5, {
    include: [...testFiles.book],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  }),
  nodeProject('engines', 4, {
    include: [...testFiles.engines],
    // Browsers of four ages at once would only make one another late.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  }),
  nodeProject('consumers', 5, {
    include: [...testFiles.consumers],
    // Bundlers and type checkers of a whole project, one after the other.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  }),
  {
    extends: true,
    plugins: [storybookTest({ configDir: path('.storybook') })],
    // Found late, a dependency is bundled a second time: two copies of Lit, and a reload in the middle of the run.
    optimizeDeps: {
      include: [
        'lit',
        'lit/decorators.js',
        'lit/directive.js',
        'lit/directive-helpers.js',
        'lit/directives/*.js',
        '@lit/context',
        'ky',
        '@storybook/addon-a11y',
      ],
    },
    test: {
      name: 'stories',
      sequence: { groupOrder: 3 },
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: launchOptions() }),
        instances: [{ browser: 'chromium' }],
      },
    },
  },
];

export default defineConfig(({ mode }) => builds[mode] ?? { test: { projects } });
