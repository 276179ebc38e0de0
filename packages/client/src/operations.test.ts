import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { operations as table } from '@yijian/standard/operations';
import { startServer } from '../test/test-server.js';
import { createTransport } from './create-transport.js';
import * as functions from './operations.js';

describe('the functions', () => {
  it('are one for each operation of the standard, and ask what it says', async () => {
    await using server = await startServer(({ path }) =>
      path.startsWith('/exports/')
        ? { headers: { 'content-type': 'application/x-ndjson' }, body: '' }
        : { body: { data: [], faults: [], page: { limit: 1 } } },
    );
    const transport = createTransport({ baseUrl: server.url, cache: false });
    expect(Object.keys(functions).sort()).toEqual(Object.keys(table).sort());
    for (const [operationId, { method, path }] of Object.entries(table)) {
      const call = functions[operationId as keyof typeof functions] as unknown as (...args: unknown[]) => unknown;
      const before = server.requests.length;
      const args = [
        ...(path.includes('{') ? ['x'] : []),
        ...(method === 'GET' ? [] : [operationId === 'importCollection' ? [{}] : {}]),
      ];
      const answer = call(transport, ...args);
      await (operationId === 'exportCollection' ? (answer as AsyncGenerator).next() : answer);
      expect(server.requests.slice(before).map((request) => `${request.method} ${request.path}`)).toEqual([
        `${method} ${path.replace(/\{\w+\}/, 'x')}`,
      ]);
    }
  });

  it('page, filter and read as the resources do', async () => {
    await using server = await startServer(({ query }) => ({
      body: { data: [query.get('subjectId')], page: { limit: 1, ...(!query.has('cursor') && { nextCursor: 'b' }) } },
    }));
    const transport = createTransport({ baseUrl: server.url });
    const seen: unknown[] = [];
    for await (const item of functions.listPenalties(transport, { subjectId: 'fac-1' })) seen.push(item);
    expect(seen).toEqual(['fac-1', 'fac-1']);
    const { data } = await functions.getFacilityTimeline(transport, 'fac-1', { limit: 1 });
    expect(data).toEqual([null]);
    expect(server.requests.at(-1)?.query.toString()).toBe('limit=1');
  });
});

/** The modules that contribute to a bundle of a program, by name, and its code. */
async function bundled(contents: string): Promise<{ modules: string[]; code: string }> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [{ inputs }] = Object.values(metafile.outputs) as [(typeof metafile.outputs)[string]];
  const modules = Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path.replace(/.*\//, '')] : [],
  );
  return { modules, code: outputFiles[0]?.text ?? '' };
}

describe('a bundle', () => {
  it('holds nothing of what is imported and not used', async () => {
    const { code } = await bundled(
      `import * as client from './index.js'; import * as operations from './operations.js'; import * as webhooks from './webhooks.js';`,
    );
    expect(code).toBe('');
  });

  it('of two functions holds these two operations, and neither batches, streams nor logs', async () => {
    const { code, modules } = await bundled(
      `import { createTransport } from './index.js'; import { listFacilities, getPlan } from './operations.js';
       const transport = createTransport({ baseUrl: '/v1' });
       export const page = listFacilities(transport), plan = getPlan(transport, 'p');`,
    );
    for (const present of ['Facilities', 'Plans']) expect(code).toContain(present);
    for (const absent of ['Penalties', 'Inspections', 'credit-summaries', 'timeline', 'exports'])
      expect(code).not.toContain(absent);
    for (const unused of [
      'batch.ts',
      'lines-of.ts',
      'log-attempts.ts',
      'changes.ts',
      'exports.ts',
      'imports.ts',
      'webhooks.ts',
    ])
      expect(modules).not.toContain(unused);
    expect(modules).toContain('paged.ts');
  });
});
