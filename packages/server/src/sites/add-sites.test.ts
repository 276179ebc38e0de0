import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFolder } from '../../test/child-server.ts';
import { createApp } from '../http/create-app.js';
import { addSites } from './add-sites.js';
import { sites } from './sites.js';

let app: FastifyInstance;
let cleanUp: () => void;
beforeAll(
  () =>
    new Promise<void>((resolve, reject) => {
      const kept = withFolder(async (folder) => {
        await fill(folder);
        app = createApp();
        await addSites(app, [
          {
            prefix: '/tool/',
            folder: path.join(folder, 'missing'),
            name: 'The tool',
            build: 'npm run build',
            headers: {},
          },
          {
            prefix: '/',
            folder: path.join(folder, 'site'),
            name: 'The site',
            build: 'npm run build',
            headers: { '': { 'x-rule': 'site' }, 'old/': { 'x-rule': 'old' } },
            immutable: /^assets\/.*-[\w-]{8}\.\w+$/,
          },
        ]);
        await app.ready();
        await new Promise<void>((done) => {
          cleanUp = done;
          resolve();
        });
      });
      kept.catch(reject);
    }),
);
afterAll(async () => {
  await app.close();
  cleanUp();
});

async function fill(folder: string): Promise<void> {
  const files = {
    'site/index.html': '<!doctype html><title>site</title>',
    'site/old/index.html': '<!doctype html><title>old</title>',
    'site/old/page.css': 'a{}',
    'site/assets/index-B5SttNSi.js': '1',
    'site/assets/plain.js': '1',
    'site/中文 名.txt': '内容',
    'site/.hidden': 'hidden',
    'secret.txt': 'secret',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

/** Sends a request line to the letter, over a connection of its own. */
async function asWritten(method: string, path: string, accept: string) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    headers: accept === '' ? {} : { accept },
  });
  const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
  return [response.statusCode, response.headers, await text(response)] as const;
}

describe('a site', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'site'],
    ['/old/', 'text/html; charset=utf-8', 'old'],
    ['/old/page.css', 'text/css; charset=utf-8', 'old'],
    ['/assets/plain.js', 'application/javascript; charset=utf-8', 'site'],
    [`/${encodeURIComponent('中文 名.txt')}`, 'text/plain; charset=utf-8', 'site'],
  ])('serves %s with its type and the headers of its folder', async (url, type, rule) => {
    const got = await get(url);
    expect(got.statusCode).toBe(200);
    expect(got.headers['content-type']).toBe(type);
    expect(got.headers['x-rule']).toBe(rule);
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect(got.headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  });

  it('lets caches keep for ever what never changes, and ask about the rest', async () => {
    expect((await get('/assets/index-B5SttNSi.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    const page = await get('/');
    expect(page.headers['cache-control']).toBe('no-cache');
    const again = await get('/', { 'if-none-match': String(page.headers.etag) });
    expect([again.statusCode, again.body, again.headers['x-rule']]).toEqual([304, '', 'site']);
  });

  it('sends folders without their slash to where they are', async () => {
    const got = await get('/old');
    expect([got.statusCode, got.headers.location]).toEqual([308, '/old/']);
    expect((await get('/tool')).headers.location).toBe('/tool/');
  });

  it.each([
    '/nothing',
    '/old/nothing.html',
    '/assets/',
    '/.hidden',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/old/..%2f..%2fsecret.txt',
    '/%2e%2e%5csecret.txt',
    '/%00',
  ])('has a page instead of %s', async (url) => {
    const got = await get(url);
    expect(got.statusCode).toBe(404);
    expect(got.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(got.headers['content-security-policy']).toContain("default-src 'none'");
    expect(got.body).not.toContain('secret</');
    expect(got.body).toContain('没有这一页');
  });

  it.each([
    ['POST', '/', 'application/json', ''],
    ['POST', '/nothing', 'application/json', ''],
    ['POST', '/nothing', 'application/json', '{"half":'],
    ['PUT', '/old/page.css', 'text/x-of-nobody', 'x'],
    ['DELETE', '/nothing', 'application/json', ''],
  ] as const)('has that page for %s %s too, whatever is sent (%s, %j)', async (method, url, type, payload) => {
    const got = await app.inject({ method, url, headers: { 'content-type': type }, payload });
    expect([got.statusCode, got.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it.each([
    ['GET', '//v1//units', ''],
    ['GET', '//v1', '*/*'],
    ['GET', '/V1/units?limit=1', ''],
    ['POST', '//v1//units', ''],
    ['OPTIONS', '//v1//units', ''],
    ['OPTIONS', '*', ''],
    ['GET', '/api/v1/units', 'application/json'],
    ['GET', '/tool/units', 'application/problem+json'],
  ] as const)('has a problem for %s %s of a program (Accept: %s)', async (method, url, accept) => {
    // As it is on the wire: a test's own client would make another address of it.
    const [status, headers, body] = await asWritten(method, url, accept);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = JSON.parse(body) as Record<string, unknown>;
    expect(problem).toMatchObject({ type: 'urn:yijian:problem:not-found', status: 404, code: 'not-found' });
    expect(problem['detail']).toContain(url.split('?')[0]);
    expect(problem['instance']).toBe(headers['x-request-id']);
  });

  it.each([
    ['/v1x', ''],
    ['/nothing', 'text/html,application/xhtml+xml,application/json'],
  ])('has that page for %s of a person (Accept: %s)', async (url, accept) => {
    const got = await get(url, { accept });
    expect([got.statusCode, got.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('says on that page what was asked for, as text', async () => {
    const got = await get('/<script>alert(1)</script>');
    expect(got.body).not.toContain('<script>');
  });

  it('that is not built says how to build it', async () => {
    const got = await get('/tool/index.html');
    expect(got.statusCode).toBe(404);
    expect(got.body).toContain('The tool 尚未构建');
    expect(got.body).toContain('npm run build');
  });
});

describe('the sites of the server', () => {
  const headersOf = (prefix: string, folder: string): string =>
    sites.find((site) => site.prefix === prefix)?.headers[folder]?.['content-security-policy'] ?? '';

  it('let no page load or send anything beyond this server', () => {
    for (const [prefix, folder] of [
      ['/', ''],
      ['/', 'legacy/'],
      ['/', 'modern/'],
      ['/reference/', ''],
    ] as const) {
      const policy = headersOf(prefix, folder);
      expect(policy, prefix + folder).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy.replaceAll(/'[a-z-]+'|data:/g, ''), prefix + folder).not.toMatch(/[*:]/);
      for (const directive of ['connect-src', 'base-uri', 'form-action', 'frame-ancestors'])
        expect(policy).toContain(directive);
    }
  });

  it('ask for Trusted Types where the page keeps them', () => {
    expect(headersOf('/', 'modern/')).toContain("require-trusted-types-for 'script'");
  });
});
