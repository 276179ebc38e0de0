import { createRequire } from 'node:module';
import path from 'node:path';
import { type Plugin, build, transformWithOxc } from 'vite';
import { compileScript, parse } from 'vue/compiler-sfc';

const page = (script: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><title>机构信用</title><script type="module" src="${script}"></script></head><body><div id="app"></div></body></html>`;

/** What a bundler makes of a recipe's folder, beside the page that loads it; by name. */
export async function bundled(
  folder: string,
  sources: ReadonlyMap<string, string>,
  plugins: readonly Plugin[] = [],
): Promise<Map<string, string>> {
  const entry = [...sources.keys()].find((name) => name.startsWith('main.')) ?? '';
  const at = path.join(import.meta.dirname, 'recipes', folder);
  const result = await build({
    configFile: false,
    // The folder lies anywhere on the site.
    base: './',
    logLevel: 'error',
    // The tests run in development; a portal does not.
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    resolve: { conditions: ['production', 'module', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [printed(at, sources), ...plugins],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.join(at, entry), output: { entryFileNames: 'bundle.js' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = outputs.flatMap((one) =>
    'output' in one ? one.output.flatMap((file) => (file.type === 'chunk' ? [file] : [])) : [],
  );
  return new Map([
    ['index.html', page('bundle.js')],
    ...files.map(({ fileName, code }): [string, string] => [fileName, code]),
  ]);
}

/** Reads the files of a folder that is only printed in the guide. */
const printed = (at: string, sources: ReadonlyMap<string, string>): Plugin => ({
  name: 'printed',
  enforce: 'pre',
  resolveId(id, importer) {
    const file = path.isAbsolute(id) ? id : path.resolve(path.dirname(importer ?? at), id);
    return path.dirname(file) === at && sources.has(path.basename(file)) ? file : null;
  },
  load(id) {
    return path.dirname(id) === at ? (sources.get(path.basename(id)) ?? null) : null;
  },
});

/** Compiles components of Vue 3 with Vue's own compiler, as its plugin does. */
export const vue3 = (): Plugin => ({
  name: 'vue-3',
  async transform(code, id) {
    if (!id.endsWith('.vue')) return null;
    const { descriptor } = parse(code, { filename: id });
    const compilerOptions = { isCustomElement: (tag: string) => tag.startsWith('yj-') };
    const { content } = compileScript(descriptor, { id, inlineTemplate: true, templateOptions: { compilerOptions } });
    return { code: (await transformWithOxc(content, `${id}.ts`)).code, moduleType: 'js' };
  },
});

interface Vue2Compiler {
  parse(options: { source: string; filename: string }): { script: { content: string }; template: { content: string } };
  rewriteDefault(code: string, as: string): string;
  compileTemplate(options: { source: string; filename: string; isProduction: boolean }): { code: string };
}

/** Compiles components of Vue 2.7 with Vue's own compiler, and imports `vue` from where that one is. */
export const vue2 = (folder: string): Plugin => {
  const { resolve } = createRequire(path.join(folder, 'package.json'));
  const compiler = createRequire(import.meta.url)(resolve('vue2/compiler-sfc')) as Vue2Compiler;
  return {
    name: 'vue-2',
    enforce: 'pre',
    resolveId: (id) =>
      id === 'vue' ? path.join(path.dirname(resolve('vue2/package.json')), 'dist/vue.runtime.esm.js') : null,
    transform(source, filename) {
      if (!filename.endsWith('.vue')) return null;
      const { script, template } = compiler.parse({ source, filename });
      const { code } = compiler.compileTemplate({ source: template.content, filename, isProduction: true });
      const component = compiler.rewriteDefault(script.content, 'component');
      return {
        code: `${component}\n${code}\nexport default Object.assign(component, { render, staticRenderFns });`,
        moduleType: 'js',
      };
    },
  };
};
