import type { UserConfig } from 'vite';
import { classicParts } from './classic-parts.ts';
import { minifiedTemplates } from './minified-templates.ts';
import { partsByElement } from './parts-by-element.ts';

/**
 * The build of a classic script and the parts that it loads on demand.
 *
 * @param root folder of the elements
 * @param entry module that is the script
 * @param fileName of the script; its parts are called `<name>-<part>.js`
 */
export function classicScript(root: string, entry: string, fileName: string): UserConfig {
  return {
    root,
    publicDir: false,
    plugins: [minifiedTemplates(), classicParts({ loader: `${root}/src/cdn/load-part.ts` })],
    // Library builds leave NODE_ENV alone; a portal has no `process`.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      target: 'esnext',
      minify: false,
      sourcemap: true,
      lib: { entry, formats: ['es'], fileName: () => fileName },
      rolldownOptions: {
        // The parts take from the script what they share with it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          chunkFileNames: `${fileName.replace(/\.js$/, '')}-[name].js`,
          minifyInternalExports: true,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: partsByElement(`${root}/${entry}`), debugName: 'elements' }],
          },
        },
      },
    },
  };
}
