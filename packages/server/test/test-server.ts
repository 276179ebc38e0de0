import type { AddressInfo } from 'node:net';
import { createServer, type ServerOptions } from '../src/create-server.ts';
import { plansPart } from '../src/seed/plans-part.ts';
import { profilesPart } from '../src/seed/profiles-part.ts';
import { sampleRegionPart } from '../src/seed/sample-region-part.ts';
import type { SeedPart } from '../src/seed/seed-part.ts';
import { seed } from '../src/seed/seed.ts';
import { storyPart } from '../src/seed/story-part.ts';
import type { Store } from '../src/store/store.ts';
import { openTestStore } from './open-test-store.ts';

export const TOKEN = 'test-token-0123456789';

/** An answer, read whole. */
export interface Got {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: any;
}

export interface TestServer {
  origin: string;
  store: Store;
  get: (path: string, headers?: Record<string, string>) => Promise<Got>;
  /** Writes with the token. A string is sent as it is, anything else as JSON. */
  write: (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Got>;
  close: () => Promise<void>;
}

/** The day on which the sample region of the tests stands. */
export const AS_OF = '2026-06-30';

export const profiles: readonly SeedPart[] = [profilesPart];
export const everything: readonly SeedPart[] = [profilesPart, plansPart, sampleRegionPart(8, AS_OF), storyPart];

/** A server over real HTTP on a database of its own, which checks every answer against the standard. */
export async function startTestServer(
  parts: readonly SeedPart[],
  now?: () => Date,
  options: (store: Store) => Partial<ServerOptions> | Promise<Partial<ServerOptions>> = () => ({}),
): Promise<TestServer> {
  const store = await openTestStore();
  await seed(
    store.db,
    parts,
    () => new Date(),
    () => undefined,
  );
  const app = await createServer({
    db: store.db,
    changes: store.changes,
    token: TOKEN,
    checkAnswers: true,
    ...(now && { now }),
    ...(await options(store)),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const ask = async (path: string, init: RequestInit): Promise<Got> => {
    const response = await fetch(origin + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
  return {
    origin,
    store,
    get: (path, headers = {}) => ask(path, { headers }),
    write: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}
