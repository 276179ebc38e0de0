import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const entry = fileURLToPath(new URL('entry.ts', import.meta.url));
/** A module that imports this package, bundled and minified: as a module, or as a script that sets `exported`. */
export async function bundle(source: string, format: 'es' | 'iife' = 'es'): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      target: 'esnext',
      minify: true,
      lib: { entry, formats: [format], name: 'exported' },
      rolldownOptions: { output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]?.output[0].code ?? '';
}
