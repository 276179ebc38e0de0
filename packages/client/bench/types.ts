import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { installAside } from '@yijian/tooling/install-aside';
import { processorMs, ratio, type Verdict } from './verdict.ts';

const consumers = {
  client: `import { createClient } from '@yijian/client';
    const client = createClient({ baseUrl: 'https://example.org/v1' });
    export const page = await client.facilities.list({ regionCode: '990121', limit: 20 });
    export const one = (await client.facilities.get('f')).name;
    export const matrix = (await client.plans.matrix('p')).plan;
    export const events = (await client.facilities.timeline('f', { kind: ['inspection'] })).data;`,
  peer: `import createClient from 'openapi-fetch';
    import type { paths } from '@yijian/standard';
    const client = createClient<paths>({ baseUrl: 'https://example.org/v1' });
    export const page = (await client.GET('/facilities', { params: { query: { regionCode: '990121', limit: 20 } } })).data;
    export const one = (await client.GET('/facilities/{facilityId}', { params: { path: { facilityId: 'f' } } })).data?.name;
    export const matrix = (await client.GET('/plans/{planId}/matrix', { params: { path: { planId: 'p' } } })).data?.plan;
    export const events = (
      await client.GET('/facilities/{facilityId}/timeline', { params: { path: { facilityId: 'f' }, query: { kind: ['inspection'] } } })
    ).data?.data;`,
};

/** The time of checking a consumer's types, in times of the same consumer's on openapi-fetch with our types. */
export async function types(): Promise<Verdict[]> {
  const aside = await installAside(fileURLToPath(new URL('peers', import.meta.url)));
  const folder = await mkdtemp(path.join(tmpdir(), 'yijian-types-'));
  try {
    const modules = path.join(folder, 'node_modules');
    await mkdir(path.join(modules, '@yijian'), { recursive: true });
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
      await cp(path.join(aside, 'node_modules', name), path.join(modules, name), { recursive: true });
    for (const name of ['client', 'standard'])
      await symlink(fileURLToPath(new URL(`../../${name}`, import.meta.url)), path.join(modules, '@yijian', name));
    const check = (name: keyof typeof consumers) => async () => {
      const file = path.join(folder, `${name}.ts`);
      await writeFile(file, consumers[name]);
      const began = processorMs();
      const program = ts.createProgram([file], {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: [],
      });
      const [fault] = ts.getPreEmitDiagnostics(program);
      if (fault) throw new Error(`${name}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
      return processorMs() - began;
    };
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
    return [
      { what: 'checking types: × openapi-fetch', reached: await ratio(7, check('client'), check('peer')), most: 1.5 },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
