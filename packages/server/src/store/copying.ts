import { type Kysely, PostgresAdapter, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Rows as `copy … from stdin` takes them, in pieces that are read once. It stands alone in the parameters of such a statement. */
export class CopyData {
  constructor(readonly pieces: Iterable<string>) {}
}

/** PostgreSQL over connections that {@link letCopy} has prepared. */
export class CopyingDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new CopyingAdapter();
  }
}

class CopyingAdapter extends PostgresAdapter {}

/** Whether a database takes {@link CopyData}. */
export const canCopy = (db: Kysely<never>): boolean => db.getExecutor().adapter instanceof CopyingAdapter;

/** Lets a connection run `copy … from stdin` as any other statement, within whatever transaction is open on it. */
export function letCopy(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...call: unknown[]) => unknown;
  const queryOrCopy = (...call: unknown[]): unknown => {
    const [statement, parameters] = call;
    const data = Array.isArray(parameters) ? (parameters[0] as unknown) : undefined;
    return data instanceof CopyData ? copy(client, query, statement as string, data) : query(...call);
  };
  client.query = queryOrCopy as typeof client.query;
}

async function copy(
  client: pg.ClientBase,
  query: (...call: unknown[]) => unknown,
  statement: string,
  { pieces }: CopyData,
): Promise<{ command: string; rowCount: number; rows: never[] }> {
  const stream = copyFrom(statement);
  const left = pieces[Symbol.iterator]();
  let isOver = false;
  const stored = new Promise<void>((resolve, reject) => {
    const fail = (error: Error): void => {
      isOver = true;
      // A stream that the database has refused is never closed, and the connection lives on.
      client.off('error', fail);
      reject(error);
    };
    // A connection that breaks ends no stream: without this the copy would wait for ever.
    client.once('error', fail);
    stream.once('error', fail).once('finish', resolve);
    stream.once('close', () => client.off('error', fail));
  });
  // The next piece is made when the one before is on its way: the database stores the first rows while the last are not written yet.
  const send = (): void => {
    try {
      // The database hears no more of a copy that has failed.
      while (!isOver) {
        const piece = left.next();
        if (piece.done === true) return void stream.end();
        if (!stream.write(piece.value)) return void stream.once('drain', send);
      }
    } catch (error) {
      stream.destroy(error as Error);
    }
  };
  query(stream);
  send();
  await stored;
  return { command: 'COPY', rowCount: stream.rowCount, rows: [] };
}
