import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

/** The folder of this benchmark. */
const bench = import.meta.dirname;

/** Lets the peers' pages, which are the ones in JavaScript, import what is installed aside as if it stood beside them. */
const packagesAside = (aside: string): Plugin => ({
  name: 'yijian-packages-aside',
  enforce: 'pre',
  async resolveId(source, importer) {
    const bare = !source.startsWith('.') && !path.isAbsolute(source) && !source.startsWith('\0');
    if (!bare || !importer?.startsWith(bench) || !importer.endsWith('.js')) return null;
    return this.resolve(source, path.join(aside, 'importer.js'), { skipSelf: true });
  },
});

/**
 * Bundles pages as a portal would: minified, for production.
 *
 * @param pages paths inside the benchmark without extension: `pages/plain-table`
 * @param aside the folder in which the peers are installed
 * @param outDir gets one module for each, by the same path
 */
export async function bundlePages(pages: readonly string[], aside: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: bench,
    logLevel: 'error',
    publicDir: false,
    plugins: [packagesAside(aside)],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      modulePreload: false,
      // The sizes of the peers are no news.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [page, path.join(bench, sourceOf(page))])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  });
}

const sourceOf = (page: string): string => (existsSync(path.join(bench, `${page}.ts`)) ? `${page}.ts` : `${page}.js`);
