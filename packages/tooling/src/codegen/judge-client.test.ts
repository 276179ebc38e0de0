import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeClient } from './judge-client.ts';
import { readServer, readUnit } from './read-server.ts';
import { startRelay } from './relay.ts';
import { unitToWrite } from './unit-to-write.ts';

interface Facility {
  id: string;
  name: string;
}
interface Page {
  data: Facility[];
  page: { nextCursor?: string };
}

const facilities = Array.from({ length: 23 }, (_, index): Facility => ({ id: `fac-${index}`, name: `诊所 ${index}` }));
const units = new Map<string, Record<string, unknown>>();
let server: Server;

beforeEach(async () => {
  units.clear();
  server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://server');
    const id = pathname.split('/')[3] ?? '';
    if (request.method === 'POST') {
      void json(request).then((body) => {
        const unit = { ...(body as { id: string }), updatedAt: '2026-01-01T00:00:00Z' };
        units.set(unit.id, unit);
        answer(201, unit);
      });
    } else if (pathname === '/v1/facilities') {
      const from = Number(searchParams.get('cursor') ?? 0);
      const next = from + Number(searchParams.get('limit'));
      const more = next < facilities.length && { nextCursor: String(next) };
      answer(200, { data: facilities.slice(from, next), page: { ...more } });
    } else {
      const found = facilities.find((one) => one.id === id) ?? units.get(id);
      answer(found ? 200 : 404, found ?? { code: 'not-found' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** What a client under judgement does other than a good one. */
interface Slip {
  pageSize?: number;
  drops?: (page: Page, index: number) => boolean;
  repeats?: boolean;
  name?: (facility: Facility) => string;
  code?: string;
  sends?: Record<string, unknown>;
  writes?: number;
  says?: string;
}

/** Runs a client and judges it. */
async function judged(slip: Slip = {}): Promise<string[]> {
  const relay = await startRelay(`http://localhost:${(server.address() as AddressInfo).port}`);
  const url = `${relay.origin}/v1`;
  try {
    const expected = await readServer(url);
    relay.exchanges.length = 0;
    const printed = await client(url, slip);
    return judgeClient(
      { printed, exchanges: [...relay.exchanges], stored: await readUnit(url, 'unit') },
      expected,
      'unit',
    );
  } finally {
    await relay.stop();
  }
}

async function client(url: string, slip: Slip): Promise<string> {
  const read = async <T>(target: string): Promise<T> => (await (await fetch(url + target)).json()) as T;
  const got: Facility[] = [];
  const list = `/facilities?limit=${slip.pageSize ?? 7}`;
  let page: Page | undefined;
  for (let index = 0; page === undefined || page.page.nextCursor; index += 1) {
    const cursor: string = page?.page.nextCursor ? `&cursor=${page.page.nextCursor}` : '';
    page = await read<Page>(list + cursor);
    if (slip.repeats && index === 1) await read<Page>(list + cursor);
    if (!slip.drops?.(page, index)) got.push(...page.data);
  }
  const first = await read<Facility>(`/facilities/${got[0]!.id}`);
  const problem = await read<{ code: string }>('/facilities/no-such-facility');
  const body = JSON.stringify({ ...unitToWrite('unit'), ...slip.sends });
  for (let count = slip.writes ?? 1; count > 0; count -= 1) await fetch(`${url}/units`, { method: 'POST', body });
  return [
    `facilities ${got.length}`,
    `facility ${first.id} ${slip.name?.(first) ?? first.name}`,
    `problem 404 ${slip.code ?? problem.code}`,
    `unit unit ${unitToWrite('unit').name}`,
    slip.says ?? '',
  ].join('\n');
}

it('lets a good client pass', async () => {
  expect(await judged()).toEqual([]);
});

describe('a client fails', () => {
  it.each<[string, Slip, string]>([
    ['that drops a page', { drops: (_, index) => index === 1 }, 'Line 1 is "facilities 16", not "facilities 23".'],
    ['that stops before the last page', { drops: ({ page }) => !page.nextCursor }, 'Line 1 is "facilities 21"'],
    ['that blanks a name', { name: () => '' }, 'Line 2 is "facility fac-0 ", not "facility fac-0 诊所 0".'],
    ['that spoils Chinese', { name: ({ name }) => name.replace(/[^ -~]/g, '?') }, 'Line 2 is "facility fac-0 ?? 0"'],
    ['that loses the code of a problem', { code: '' }, 'Line 3 is "problem 404 "'],
    ['that takes all in one page', { pageSize: 200 }, 'It asked for pages of 200, not of 7.'],
    ['that fetches a page twice', { repeats: true }, 'It fetched 30 facilities in 5 pages, not each of the 23 once.'],
    ['that sends null', { sends: { parentId: null } }, 'It sent {"id":"unit"'],
    ['that sends what nobody said', { sends: { isGroup: false } }, 'Stored is {"id":"unit"'],
    ['that leaves out what was said', { sends: { kind: undefined } }, 'It sent {"id":"unit"'],
    ['that writes twice', { writes: 2 }, 'It wrote 2 times, not once.'],
    ['that does not write', { writes: 0 }, 'It wrote 0 times, not once.'],
    ['that says more', { says: 'null' }, 'It printed 5 lines, not 4.'],
  ])('%s', async (_, slip, fault) => {
    expect(await judged(slip)).toContainEqual(expect.stringContaining(fault));
  });
});

it('does not judge by a server that has too little to walk', async () => {
  const all = facilities.splice(14);
  await expect(judged()).rejects.toThrow('There are 14 facilities: too few');
  facilities.push(...all);
});
