import { createServer } from '../create-server.js';
import { StartProblem } from '../start-problem.js';
import type { Store } from '../store/store.js';

/** Reads what anybody may read: `path` from the root of a server, such as `/v1/units` or `/badges/fac-1.svg`. */
export interface PublicReader {
  /** @throws Error when the answer is none that can be published */
  text: (path: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Reads from a server over HTTP, without a token. The address is that of its API, with `/v1` at the end. */
export function readerOverHttp(baseUrl: string): PublicReader {
  const root = baseUrl.replace(/\/?(v1\/?)?$/, '');
  return {
    text: async (path) => {
      const response = await fetch(root + path).catch((error: unknown) => {
        const { cause = error } = error as Error;
        throw new StartProblem(`${root} does not answer (${(cause as Error).message}): is the server running?`, {
          cause: error,
        });
      });
      const text = await response.text();
      if (response.ok) return text;
      throw new StartProblem(`${root}${path} answered ${response.status}: nothing was published.`);
    },
    close: () => Promise.resolve(),
  };
}

/** Reads from a database as an anonymous caller of a server on it would. */
export async function readerOfStore(store: Store): Promise<PublicReader> {
  const app = await createServer({ db: store.db, changes: store.changes });
  return {
    text: async (path) => {
      const { statusCode, body } = await app.inject({ method: 'GET', url: path });
      if (statusCode === 200) return body;
      throw new StartProblem(`${path} answered ${statusCode}: nothing was published.`);
    },
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}
