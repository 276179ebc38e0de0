import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Draw, DrawPool } from '@yijian/standard';
import { afterAll, beforeAll, describe as describeAlways, expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { onPostgresql } from '../../test/open-test-store.ts';
import { startTestServer, type TestServer } from '../../test/test-server.ts';
import { storyPart } from '../seed/story-part.js';

// What is read does not depend on the database of the tests: once is enough.
const describe = describeAlways.skipIf(onPostgresql);

const program = path.resolve(import.meta.dirname, '../../dist/yijian.js');
const { PATH = '' } = process.env;
const vectors = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../../docs/vendors/draws/vectors.json'), 'utf8'),
) as { title: string; draw: Draw; pools: DrawPool[] }[];

/** Runs the command as a reader would. */
const run = (...words: string[]): Promise<{ code: number | null; said: string; failed: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'recompute-draw', ...words], { env: { PATH } });
    const printed = { said: '', failed: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.failed += chunk.toString()));
    child.once('close', (code) => resolve({ code, ...printed }));
  });

let server: TestServer | undefined;
beforeAll(async () => {
  if (!onPostgresql) server = await startTestServer([storyPart]);
});
afterAll(() => server?.close());

describe('yijian recompute-draw', () => {
  it('checks a draw by its address, with nothing but what the public reads', async () => {
    expect(await run(`${server?.origin}/v1/draws/drw-example-1`)).toEqual({
      code: 0,
      said: 'drw-example-1: 2 pairs, as published\n',
      failed: '',
    });
  });

  it('checks files, and tells each place that differs', () =>
    withFolder(async (folder) => {
      const { draw, pools } = vectors[2]!;
      const write = (name: string, value: unknown): string => {
        writeFileSync(path.join(folder, name), JSON.stringify(value));
        return path.join(folder, name);
      };
      const files = pools.map((pool, index) => write(`pool-${index}.json`, pool));
      expect(await run(write('draw.json', draw), ...files)).toMatchObject({
        code: 0,
        said: `${draw.id}: 6 pairs, as published\n`,
      });
      const { seed: _, selections: __, withdrawals: ___, ...before } = draw;
      const prepared = { ...before, status: 'committed' };
      expect((await run(write('before.json', prepared), ...files)).said).toBe(
        `${draw.id}: not drawn yet; pools and preparation fit\n`,
      );
      const forged = { ...draw, selections: draw.selections?.toReversed() };
      const { code, said } = await run(write('forged.json', forged), ...files);
      expect(code).toBe(1);
      expect(said).toMatch(
        /^drw-vector-3: not what the algorithm makes\n {2}\/selections\/0: Pair 1 must be the subject fac-/,
      );
      expect((await run(write('draw.json', draw), files[0]!)).said).toContain(
        '/inspectorPools/0: The pool pol-vector-inspectors is missing.',
      );
    }));

  it.each([
    ['/nowhere/draw.json', 'cannot be read (ENOENT)'],
    [path.resolve(import.meta.dirname, '../../package.json'), 'is no Draw of the standard'],
    [path.resolve(import.meta.dirname, '../../README.md'), 'is not JSON'],
    ['http://127.0.0.1:9/v1/draws/x', 'does not answer'],
  ])('says in one sentence what is wrong with %s', async (place, text) => {
    const { code, failed } = await run(place);
    expect(code).toBe(1);
    expect(failed).toContain(text);
    expect(failed.trim().split('\n')).toHaveLength(1);
  });
});
