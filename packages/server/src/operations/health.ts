import type { RequestListener } from 'node:http';
import { sql } from 'kysely';
import type { Db } from '../records/record.js';
import { withinTime } from './within-time.js';
import type { Reason, ServerState } from './server-state.js';

/** A probe that waits longer has been given up by whoever sent it. */
const DATABASE_LIMIT_MS = 2000;

export interface HealthOptions {
  state: ServerState;
  /** The database, once it is open. */
  db: () => Db | undefined;
}

/**
 * Answers whoever looks after the process: `/healthz` while it lives at all, `/readyz` whether it can take requests now (200) or why not (503).
 * Both are no operations of the standard and stand before the application, so that neither limits nor defects of it touch them.
 *
 * @returns the listeners by path
 */
export function healthAnswers({ state, db }: HealthOptions): Record<string, RequestListener> {
  const reasons = async (): Promise<Reason[]> => {
    if (state.reason) return [state.reason];
    const open = db();
    const answer = open && (await withinTime(sql`select 1`.execute(open), DATABASE_LIMIT_MS));
    return answer === undefined
      ? [{ code: 'database', detail: `The database has not answered within ${DATABASE_LIMIT_MS / 1000} seconds.` }]
      : [];
  };
  return {
    '/healthz': (_request, response) => {
      sendJson(response, 200, { alive: true });
    },
    '/readyz': (_request, response) =>
      void reasons().then((found) => {
        const ready = found.length === 0;
        sendJson(response, ready ? 200 : 503, { ready, reasons: found });
      }),
  };
}

function sendJson(response: Parameters<RequestListener>[1], status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(value));
}
