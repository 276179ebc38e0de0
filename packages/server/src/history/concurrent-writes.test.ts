import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ChildServer,
  type Environment,
  runCommand,
  startChild,
  stopChild,
  withFolder,
} from '../../test/child-server.ts';
import { makeTestSchema, onPostgresql } from '../../test/open-test-store.ts';

const TOKEN = 'concurrent-test-token-01';
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const reason = encodeURIComponent('并发测试');

/** Two processes on PostgreSQL; the embedded database has one. */
const PROCESSES = onPostgresql ? 2 : 1;

let environment: Environment;
let servers: ChildServer[];
let apis: string[];
let clean: () => Promise<void>;

beforeAll(async () => {
  let free: () => void = () => undefined;
  const whenFree = new Promise<void>((resolve) => (free = resolve));
  const schema = onPostgresql ? await makeTestSchema() : undefined;
  const folder = await new Promise<string>((resolve) => {
    const holding = withFolder(async (path) => {
      resolve(path);
      await whenFree;
    });
    clean = async () => {
      free();
      await holding;
      await schema?.drop();
    };
  });
  environment = {
    ...{ PORT: '0', HOST: '127.0.0.1', YIJIAN_TOKEN: TOKEN, YIJIAN_DATA: folder, YIJIAN_SEED_SIZE: '0' },
    ...(schema && { DATABASE_URL: schema.address }),
  };
  servers = Array.from({ length: PROCESSES }, () => startChild(environment));
  apis = await Promise.all(servers.map(({ ready }) => ready));
});
afterAll(async () => {
  await Promise.all(servers.map(stopChild));
  await clean();
});

/** What one writer does next, to which of a few records. */
const step = fc.record({
  act: fc.constantFrom('add', 'add', 'add', 'withdraw', 'restore'),
  record: fc.nat({ max: 1 }),
});
type Step = { act: 'add' | 'withdraw' | 'restore'; record: number };

const send = (api: string, method: string, path: string, body: object, more: Record<string, string> = {}) =>
  fetch(api + path, { method, headers: { ...headers, ...more }, body: JSON.stringify(body) });

/**
 * One writer: reads the record, and adds one line to it on the condition that it is as it was read.
 *
 * @returns the line that was acknowledged
 */
async function perform(api: string, run: number, { act, record }: Step, line: string): Promise<string | undefined> {
  const id = `unit-${run}-${record}`;
  const got = await fetch(`${api}/units/${id}`, { headers });
  const read = (await got.json()) as { aliases?: string[] };
  const etag = got.headers.get('etag') ?? '';
  const unit = { id, name: '虚构单位', kind: 'court' };
  if (act === 'withdraw') {
    if (got.status !== 200) return undefined;
    const answer = await send(api, 'POST', '/withdrawals', {
      collection: 'units',
      recordId: id,
      recordEtag: etag,
      reason: '并发测试',
    });
    expect([201, 409, 412, 422, 503]).toContain(answer.status);
    await answer.text();
    return undefined;
  }
  if (act === 'add' && got.status === 410) return undefined;
  const lines = [...(got.status === 200 ? (read.aliases ?? []) : []), line];
  const condition: Record<string, string> = got.status === 200 ? { 'if-match': etag } : { 'if-none-match': '*' };
  const answer = await send(
    api,
    'PUT',
    `/units/${id}`,
    { ...unit, aliases: lines },
    { ...condition, 'yijian-change-reason': reason },
  );
  await answer.text();
  expect([200, 201, 409, 412, 428, 503]).toContain(answer.status);
  return answer.ok ? line : undefined;
}

it('loses no update, leaves no gap and breaks no chain, however writers come between one another', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 }),
      async (writers) => {
        run += 1;
        const acknowledged = new Set<string>();
        await Promise.all(
          writers.map(async (steps, writer) => {
            for (const [turn, next] of steps.entries()) {
              const api = apis[(writer + turn) % apis.length]!;
              const line = await perform(api, run, next as Step, `${writer}-${turn}`);
              if (line !== undefined) acknowledged.add(line);
            }
          }),
        );
        const told = new Set<string>();
        for (const record of [0, 1]) {
          const answer = await fetch(`${apis[0]}/history?collection=units&recordId=unit-${run}-${record}&limit=200`, {
            headers,
          });
          if (answer.status === 404) continue;
          const { data } = (await answer.json()) as {
            data: {
              version: number;
              hash: string;
              previousHash?: string;
              action: string;
              changes: { pointer: string; after?: string }[];
            }[];
          };
          expect(data.map(({ version }) => version)).toEqual(data.map((_, index) => index + 1));
          expect(data.slice(1).map(({ previousHash }) => previousHash)).toEqual(
            data.slice(0, -1).map(({ hash }) => hash),
          );
          // Each version of a living record has one line more than the one before: none was written over.
          let lines = 0;
          for (const { action, changes } of data) {
            if (action === 'withdrawn') lines = 0;
            else {
              const [{ pointer, after } = { pointer: '' }] = changes;
              const now = (pointer === '' ? JSON.parse(after ?? '').aliases : JSON.parse(after ?? '')) as string[];
              expect(now).toHaveLength(lines + 1);
              lines = now.length;
              told.add(now.at(-1)!);
            }
          }
        }
        expect([...told].sort()).toEqual([...acknowledged].sort());
      },
    ),
    { numRuns: 12 },
  );
});

it('and all of it verifies, in the middle of it all on PostgreSQL', async () => {
  if (!onPostgresql) for (const server of servers.splice(0)) await stopChild(server);
  const sealed = await Promise.all(Array.from({ length: PROCESSES }, () => runCommand(environment, 'seal')));
  expect(sealed.map(({ code }) => code)).toEqual(sealed.map(() => 0));
  const { code, out } = await runCommand(environment, 'verify', '--seal', sealed[0]!.out.trim());
  expect([code, out]).toEqual([0, expect.stringMatching(/\nall is whole\n$/)]);
});
