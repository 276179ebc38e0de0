/** What is measured in Node and, bundled, in a page: the same reads by this client and by ky alone. */
import ky, { type KyInstance } from 'ky';
import { createTransport, creditSummaries } from '@yijian/client';
import { getCreditSummaries, getFacility } from '@yijian/client/operations';

const text = JSON.stringify({ id: 'fac-1', name: 'x'.repeat(2000) });
const canned = async (): Promise<Response> =>
  Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json', 'x-request-id': 'r' } }));

/** Who reads: this client, the ky in it, or the newest. */
export type Side = 'client' | 'inside' | 'newest';

/** How a round is run: one request after the other or 200 at once, over the network or without. */
export interface Round {
  readonly at: 'once' | 'turn';
  readonly network: boolean;
  readonly count: number;
}

/**
 * Collects young garbage. Done before a round and at its end, so that each side pays for what it leaves behind and for
 * nothing else: otherwise a collection falls upon whoever comes when memory is full. Needs `--expose-gc`.
 */
export function collect(): void {
  const { gc } = globalThis as { gc?: (options: { type: 'minor' }) => void };
  if (!gc) throw new Error('collect needs --expose-gc');
  // What outlives two collections is young no more.
  gc({ type: 'minor' });
  gc({ type: 'minor' });
}

/** Runs a round by the client or by one of the two ky. */
export function rounds(baseUrl: string, newest: KyInstance): (side: Side, round: Round) => Promise<void> {
  const byKy = (own: KyInstance): ((id: string) => Promise<unknown>)[] =>
    [own.create({ fetch: canned }), own.create()].map(
      (http) => async (id: string) => http.get(`${baseUrl}/facilities/${id}`).json(),
    );
  const sides = {
    client: [createTransport({ baseUrl, fetch: canned }), createTransport({ baseUrl })].map(
      (transport) => async (id: string) => getFacility(transport, id),
    ),
    inside: byKy(ky),
    newest: byKy(newest),
  };
  let n = 0;
  return async (side, { at, network, count }) => {
    const read = sides[side][network ? 1 : 0];
    if (!read) throw new Error('there are two ways of each side');
    if (at === 'turn') for (let i = 0; i < count; i += 1) await read(`fac-${n++}`);
    else for (let i = 0; i < count; i += 200) await Promise.all(Array.from({ length: 200 }, () => read(`fac-${n++}`)));
  };
}

/** Reads 1,000 badges, by batches or by one GET each. */
export async function readBadges(baseUrl: string, how: 'batched' | 'single'): Promise<void> {
  const transport = createTransport({ baseUrl });
  const { get } = creditSummaries(transport);
  const read = how === 'batched' ? get : async (id: string) => getCreditSummaries(transport, { subject: [id] });
  await Promise.all(Array.from({ length: 1000 }, (_, n) => read(`fac-${n}`)));
}
