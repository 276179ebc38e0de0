import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import staticFiles from '@fastify/static';
import { createClient } from '@yijian/client';
import { staticFolder } from '@yijian/client/static';
import { validateAnswers } from '@yijian/client/validate';
import { collections } from '@yijian/standard/collections';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, startTestServer, TOKEN, type TestServer } from '../../test/test-server.ts';
import { publish } from '../commands/publish.ts';

let server: TestServer;
let folder: string;

/** Runs the command against the server, as an anonymous reader over HTTP. */
async function run(to = folder): Promise<string> {
  let said = '';
  const output = { write: (text: string) => ((said += text), true) } as unknown as NodeJS.WriteStream;
  const code = await publish([to], { baseUrl: `${server.origin}/v1` }, { env: {}, output, errors: output });
  expect(code).toBe(0);
  return said;
}

const counts = (said: string): number[] =>
  /(\d+) written, (\d+) unchanged, (\d+) removed/.exec(said)!.slice(1).map(Number);

/** Every text within a value. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  server = await startTestServer(everything);
  folder = await mkdtemp(path.join(tmpdir(), 'yijian-published-'));
  await run();
}, 300_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('yijian publish', { timeout: 240_000 }, () => {
  it('writes a folder that the client reads from a plain web server as it reads the server', async () => {
    const web = fastify();
    await web.register(staticFiles, { root: folder });
    await web.listen({ port: 0, host: '127.0.0.1' });
    const address = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`;
    const offline = createClient({ ...staticFolder(address), checkAnswer: validateAnswers({ mode: 'throw' }) });
    const online = createClient({ baseUrl: `${server.origin}/v1` });
    const facilities = await online.facilities.list({ limit: 200 }).toArray({ limit: 1000 });
    expect(await offline.facilities.list({ limit: 200 }).toArray({ limit: 1000 })).toEqual(facilities);
    for (const { id, name } of facilities) {
      expect((await offline.facilities.timeline(id)).data).toEqual((await online.facilities.timeline(id)).data);
      const badge = await fetch(`${address}/badges/${id}.svg`);
      expect([badge.status, badge.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      expect(await badge.text()).toBe((await server.get(`/badges/${id}.svg`)).text);
      const card = await fetch(`${address}/cards/${id}.html`);
      expect(await card.text()).toBe((await server.get(`/cards/${id}`)).text);
      const list = await (await fetch(`${address}/pages/facilities/0.html`)).text();
      expect(list).toContain(`<a href="../../cards/${id}.html">${name}</a>`);
    }
    const home = await fetch(`${address}/index.html`);
    expect(home.headers.get('content-type')).toContain('text/html');
    for (const [, href] of (await home.text()).matchAll(/href="([^"]+)"/g))
      expect((await fetch(`${address}/${href}`)).status, href).toBe(200);
    await web.close();
  });

  it('holds nothing that the public may not read', async () => {
    const [seen, hidden] = [new Set<string>(), new Set<string>()];
    const collect = async (
      into: Set<string>,
      path: string,
      headers: Record<string, string> = {},
    ): Promise<string[]> => {
      const ids: string[] = [];
      for (let next: string | undefined = path; next !== undefined;) {
        const { status, json, headers: got } = await server.get(next, headers);
        if (status !== 200) return ids;
        for (const text of textsIn(json.data ?? json)) into.add(text);
        if (json.page) ids.push(...(json.data as { id: string }[]).map(({ id }) => id));
        next = json.page && /^<([^>]+)>; rel="next"$/.exec(got.get('link') ?? '')?.[1];
      }
      return ids;
    };
    const secrets = { authorization: `Bearer ${TOKEN}` };
    for (const { name } of collections) {
      await collect(hidden, `/v1/${name}?limit=200`, secrets);
      const ids = await collect(seen, `/v1/${name}?limit=200`);
      if (name === 'facilities') for (const id of ids) await collect(seen, `/v1/facilities/${id}/timeline?limit=200`);
    }
    for (const name of ['code-tables', 'profiles'])
      for (const id of await collect(seen, `/v1/${name}?limit=200`)) await collect(seen, `/v1/${name}/${id}`);
    const texts = await Promise.all((await filesIn(folder)).map((file) => readFile(file, 'utf8')));
    const everythingPublished = texts.join('\n');
    const secret = [...hidden].filter((text) => text.length >= 12 && !seen.has(text));
    expect(secret.length, 'there is something to hide').toBeGreaterThan(20);
    const published = new Set(textsIn(texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text))));
    expect(secret.filter((text) => published.has(text))).toEqual([]);
    expect(everythingPublished).not.toContain(TOKEN);
  });

  it('leaves alone what is the same, replaces what has changed, and removes what is gone', async () => {
    const before = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as { publication: string };
    const [facility] = (await server.get('/v1/facilities?limit=1')).json.data as { id: string }[];
    const badge = path.join(folder, `badges/${facility!.id}.svg`);
    const written = (await stat(badge)).mtimeMs;
    const inode = (publication: string): Promise<number> =>
      stat(path.join(folder, publication, `facilities/records/${facility!.id}.json`)).then(({ ino }) => ino);
    await writeFile(path.join(folder, 'badges/gone.svg'), '<svg/>');
    const created = await server.write('POST', '/v1/units', { id: 'published-unit', name: '新单位', kind: 'court' });
    expect(created.status).toBe(201);

    const [newFiles, kept, removed] = counts(await run());
    const after = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as { publication: string };
    expect(after.publication > before.publication).toBe(true);
    expect(removed).toBe(1);
    expect(await readdir(path.join(folder, 'badges'))).not.toContain('gone.svg');
    expect(kept).toBeGreaterThan(newFiles! * 5);
    expect((await stat(badge)).mtimeMs).toBe(written);
    expect(await inode(after.publication)).toBe(await inode(before.publication));
    expect(
      JSON.parse(await readFile(path.join(folder, after.publication, 'units/records/published-unit.json'), 'utf8')),
    ).toMatchObject({ name: '新单位' });
    expect((await filesIn(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    // Of three publications the newest two stay, so that a list that was begun can be ended.
    await run();
    const folders = (await readdir(folder)).filter((name) => /^\d{4}-/.test(name));
    expect(folders).toHaveLength(2);
    expect(folders).toContain(after.publication);
    expect(await readdir(folder), 'nothing else is left').not.toContain('.publishing');
  });

  it('says in one sentence when there is no server to read from', async () => {
    const output = { write: () => true } as unknown as NodeJS.WriteStream;
    const from = (baseUrl: string): Promise<number> =>
      publish([path.join(folder, 'none')], { baseUrl }, { env: {}, output, errors: output });
    await expect(from('http://127.0.0.1:1/v1')).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1 does not answer \(.+\): is the server running\?$/,
    );
    await expect(from('nonsense')).rejects.toThrow('--base-url is "nonsense"');
  });
});
