import { pageSize } from './unit-to-write.ts';

/** What a program must find on the server, read without any client. */
export interface ServerReading {
  /** Ids of all facilities, in the order of the list. */
  ids: string[];
  /** Name of the first. */
  firstName: string;
  problem: { status: number; code: string };
}

interface Page {
  data: { id: string; name: string }[];
  page: { nextCursor?: string };
}

/**
 * Reads the server by plain HTTP.
 *
 * @param url of the API, such as `http://localhost:4173/v1`
 * @throws Error when there are too few facilities for paging to be seen
 */
export async function readServer(url: string): Promise<ServerReading> {
  const get = async (target: string): Promise<Response> => fetch(url + target);
  const facilities: Page['data'] = [];
  let query = '?limit=200';
  for (;;) {
    const { data, page } = (await (await get(`/facilities${query}`)).json()) as Page;
    facilities.push(...data);
    if (page.nextCursor === undefined) break;
    query = `?limit=200&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  const [first] = facilities;
  if (!first || facilities.length <= 2 * pageSize) {
    throw new Error(`There are ${facilities.length} facilities: too few to see whether a client walks its pages.`);
  }
  const answer = await get('/facilities/no-such-facility');
  const { code } = (await answer.json()) as { code: string };
  return {
    ids: facilities.map(({ id }) => id),
    firstName: first.name,
    problem: { status: answer.status, code },
  };
}

/**
 * A unit as it is stored.
 *
 * @returns undefined when there is none
 */
export async function readUnit(url: string, id: string): Promise<Record<string, unknown> | undefined> {
  const answer = await fetch(`${url}/units/${encodeURIComponent(id)}`);
  return answer.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
}
