import { type Kysely, PostgresAdapter, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Rows as `copy … from stdin` takes them. It stands alone in the parameters of such a statement. */
export class CopyData {
  constructor(readonly text: string) {}
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
  { text }: CopyData,
): Promise<{ command: string; rowCount: number; rows: never[] }> {
  const stream = copyFrom(statement);
  const stored = new Promise<void>((resolve, reject) => {
    // A connection that breaks ends no stream: without this the copy would wait for ever.
    client.once('error', reject);
    stream.once('error', reject).once('finish', resolve);
    stream.once('close', () => client.off('error', reject));
  });
  query(stream);
  stream.end(text);
  await stored;
  return { command: 'COPY', rowCount: stream.rowCount, rows: [] };
}
