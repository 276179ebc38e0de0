import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Exists in memory only. */
const entry = fileURLToPath(new URL('bundled.ts', import.meta.url));
const index = fileURLToPath(new URL('../src/index.ts', import.meta.url));

/**
 * What a bundler makes, for Chromium 83, of a module that imports this package: a classic script that sets `exported`,
 * or a module.
 */
export async function bundle(source: string, format: 'iife' | 'es' = 'iife'): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : id === '@yijian/client' ? index : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: {
      write: false,
      target: format === 'iife' ? 'chrome83' : 'esnext',
      lib: { entry, formats: [format], name: 'exported' },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]!.output[0].code;
}
