/** Projects as others have them, built of what would be published and run where they would run. */
import { execFile, spawn } from 'node:child_process';
import { cp, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { installAside } from '@yijian/tooling/install-aside';
import { launchOptions } from '@yijian/tooling/launch-options';
import { chromium, type Browser } from 'playwright-core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { startConsumerServer, type ConsumerServer } from './consumer-server.js';
import { packed, publicPackages, root, type Packed } from './packed.js';

const run = promisify(execFile);
const report = {
  names: ['虚构医院1', '虚构医院2'],
  badges: ['s-1 unrated', 's-2 unrated'],
  refused: expect.arrayContaining(['/data/0 Unit.name']) as string[],
  problem: 'not-found',
};
/** How a bundler's consumer compiles. */
const compilerOptions = {
  target: 'ES2022',
  strict: true,
  skipLibCheck: false,
  types: [],
  lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'],
};

/** Something that attw found. */
interface TypesProblem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

let packages: Packed;
let tools: string;
let server: ConsumerServer;
let browser: Browser;
const sources = (): string => path.join(packages.folder, 'src');

beforeAll(async () => {
  [packages, tools, browser] = await Promise.all([
    packed(),
    installAside(path.join(import.meta.dirname, 'consumer-tools')),
    chromium.launch(launchOptions()),
  ]);
  server = await startConsumerServer(packages.folder);
  await writeFile(path.join(packages.folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
  await cp(path.join(import.meta.dirname, 'programs'), sources(), { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
  await packages[Symbol.asyncDispose]();
});

/** Compiles as a consumer's project would. */
async function compile(name: string, options: object, files: readonly string[]): Promise<void> {
  const config = path.join(packages.folder, `tsconfig.${name}.json`);
  const include = files.map((file) => `src/${file}`);
  await writeFile(config, JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, files: include }));
  await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', config]).catch(
    (error: unknown) => {
      throw new Error((error as { stdout?: string }).stdout, { cause: error });
    },
  );
}

/** Opens a page that runs one script, and tells what it found; anything that the browser reports is a failure. */
async function visit(folder: string, script: string, { isModule = true } = {}): Promise<unknown> {
  const html = `<!doctype html><meta charset="utf-8"><title>.</title><link rel="icon" href="data:,"><script ${isModule ? 'type="module"' : ''} src="${script}"></script>`;
  await writeFile(
    path.join(packages.folder, folder, 'index.html'),
    html.replace('<link rel="icon" href="data:,">', ''),
  );
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser itself notes that the record was missing, and that the page has no icon.
    if (message.type() === 'error' && !/status of 404|favicon/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${server.origin}/${folder}/index.html`);
  await page.waitForFunction(() => 'found' in globalThis || 'consumer' in globalThis);
  const found = await page.evaluate(async () => {
    const { found: own, consumer } = globalThis as unknown as {
      found?: Promise<unknown>;
      consumer?: {
        createClient: (options: object) => { facilities: { list: () => Promise<{ data: { name: string }[] }> } };
      };
    };
    if (own) return own;
    const client = consumer!.createClient({ baseUrl: '/v1' });
    return (await client.facilities.list()).data.map(({ name }) => name);
  });
  await page.close();
  expect(complaints).toEqual([]);
  return found;
}

describe('a consumer', () => {
  it('in Node compiles, also what the packages declare, and runs', async () => {
    await compile(
      'node',
      { module: 'NodeNext', outDir: 'node', types: ['node'], typeRoots: [path.join(root, 'node_modules/@types')] },
      ['node.ts'],
    );
    const { stdout } = await run(process.execPath, [path.join(packages.folder, 'node/node.js'), `${server.origin}/v1`]);
    expect(JSON.parse(stdout)).toEqual(report);
  });

  it('with a bundler compiles by its kind of resolution', async () => {
    await compile('bundler', { module: 'ESNext', moduleResolution: 'bundler', noEmit: true }, [
      'page.ts',
      'classic.ts',
    ]);
  });

  it('built by Vite runs under a strict policy', async () => {
    const outDir = path.join(packages.folder, 'vite');
    await build({
      ...{ configFile: false as const, logLevel: 'silent' as const, root: packages.folder, base: '/vite/' },
      build: {
        outDir,
        target: 'chrome83',
        rolldownOptions: { input: path.join(sources(), 'page.ts'), output: { entryFileNames: 'page.js' } },
      },
    });
    expect(await visit('vite', 'page.js')).toEqual(report);
  });

  it('in a worker built by Vite runs under a strict policy', async () => {
    const outDir = path.join(packages.folder, 'worker');
    await build({
      ...{ configFile: false as const, logLevel: 'silent' as const, root: packages.folder, base: '/worker/' },
      worker: { format: 'es' },
      build: {
        outDir,
        target: 'esnext',
        rolldownOptions: { input: path.join(sources(), 'worker-page.ts'), output: { entryFileNames: 'page.js' } },
      },
    });
    expect(await visit('worker', 'page.js')).toEqual(report);
  });

  it('built by webpack runs under a strict policy', async () => {
    await compile('webpack', { module: 'ESNext', moduleResolution: 'bundler', outDir: 'compiled' }, ['page.ts']);
    const output = path.join(packages.folder, 'webpack');
    const config = {
      mode: 'production',
      context: packages.folder,
      entry: path.join(packages.folder, 'compiled/page.js'),
      output: { path: output, filename: 'page.js', publicPath: '/webpack/', trustedTypes: { policyName: 'consumer' } },
    };
    const webpack = createRequire(path.join(tools, 'package.json'))('webpack') as (
      options: object,
      done: (
        error: Error | null,
        stats?: { toJson: (what: object) => { errors: object[]; warnings: object[] } },
      ) => void,
    ) => void;
    const { errors, warnings } = await new Promise<{ errors: object[]; warnings: object[] }>((resolve, reject) => {
      webpack(config, (error, stats) => (error ? reject(error) : resolve(stats!.toJson({ all: false, errors: true }))));
    });
    expect({ errors, warnings: warnings ?? [] }).toEqual({ errors: [], warnings: [] });
    expect(await visit('webpack', 'page.js')).toEqual(report);
  });

  it('as a classic script for Chromium 83 runs under a strict policy', async () => {
    const outDir = path.join(packages.folder, 'classic');
    await build({
      ...{ configFile: false as const, logLevel: 'silent' as const, root: packages.folder },
      build: {
        outDir,
        target: 'chrome83',
        lib: {
          entry: path.join(sources(), 'classic.ts'),
          formats: ['iife'],
          name: 'consumer',
          fileName: () => 'page.js',
        },
      },
    });
    expect(await visit('classic', 'page.js', { isModule: false })).toEqual(['虚构医院1']);
  });
});

describe.each(publicPackages)('the package %s', (name) => {
  it('says what it is and under which licence, and leaves the tests at home', async () => {
    const place = path.join(packages.folder, 'node_modules/@yijian', name);
    expect(await readFile(path.join(place, 'LICENSE'), 'utf8')).toBe(
      await readFile(path.join(root, 'LICENSE'), 'utf8'),
    );
    expect(await readFile(path.join(place, 'README.md'), 'utf8')).toMatch(`# @yijian/${name}`);
    const files = await readdir(place, { recursive: true });
    expect(files.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  it('has no fault that publint knows', async () => {
    const { messages } = await publint({
      pkgDir: path.join(packages.folder, 'node_modules/@yijian', name),
      pack: false,
    });
    expect(messages).toEqual([]);
  });

  it('has types that every kind of resolution finds', async () => {
    const program = path.join(tools, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    // Into a file: it ends before a pipe has taken all of it. It ends with 1 also for what is left out below.
    const found = path.join(packages.folder, `${name}.json`);
    const out = await open(found, 'w');
    await new Promise((resolve) => {
      const judge = [program, packages.tarballs[name], '--format', 'json'];
      spawn(process.execPath, judge, { stdio: ['ignore', out.fd, 'inherit'] }).on('exit', resolve);
    });
    await out.close();
    const { analysis } = JSON.parse(await readFile(found, 'utf8')) as { analysis: { problems: TypesProblem[] } };
    const faults = analysis.problems.filter(
      ({ resolutionKind, entrypoint }) =>
        // Packages of ES modules are not for CommonJS, nor for Node before "exports"; data and styles have no types.
        (resolutionKind === undefined || ['node16-esm', 'bundler'].includes(resolutionKind)) &&
        !/\.(json|css|html)$|\/\*$/.test(entrypoint ?? ''),
    );
    expect(faults).toEqual([]);
  });
});
