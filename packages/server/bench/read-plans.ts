import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { createServer } from '../dist/create-server.js';
import { openPostgresql } from '../dist/store/open-postgresql.js';

/** A table that a query reads, and how. */
export interface TableRead {
  /** The node of the plan, such as `Index Scan`. */
  node: string;
  table: string;
  index?: string;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/** The plans of a session's queries are told to its client. */
const settings = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_format=json',
  'client_min_messages=log',
];

/** How PostgreSQL reads its tables for requests that are answered from a database; needs a superuser, who alone may ask for plans. */
export async function readPlans(
  url: string,
  paths: Readonly<Record<string, string>>,
): Promise<Record<string, TableRead[]>> {
  const address = new URL(url);
  address.searchParams.set('options', settings.map((setting) => `-c ${setting}`).join(' '));
  const pool = new pg.Pool({ connectionString: address.href });
  let told: TableRead[] = [];
  pool.on('connect', (client) => client.on('notice', ({ message = '' }) => told.push(...tableReads(message))));
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });
  const { changes, close } = await openPostgresql(url);
  const app = await createServer({ db: db as never, changes, answerMemory: 0 });
  const plans: Record<string, TableRead[]> = {};
  for (const [what, path] of Object.entries(paths)) {
    told = [];
    const { statusCode, body } = await app.inject({ url: `/v1${path}` });
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body}`);
    if (told.length === 0) throw new Error(`PostgreSQL told no plan of ${path}.`);
    plans[what] = told;
  }
  await app.close();
  await close();
  await db.destroy();
  return plans;
}

/** The tables that hold at least so many rows, as the database estimates them. */
export async function tablesOver(url: string, rows: number): Promise<Set<string>> {
  const client = new pg.Client(url);
  await client.connect();
  const found = await client.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and reltuples >= $1`,
    [rows],
  );
  await client.end();
  return new Set(found.rows.map(({ relname }) => relname));
}

function tableReads(message: string): TableRead[] {
  const start = message.indexOf('{');
  if (!message.includes('plan:') || start < 0) return [];
  const { Plan } = JSON.parse(message.slice(start)) as { Plan: PlanNode };
  return nodesOf(Plan).flatMap(({ 'Node Type': node, 'Relation Name': table, 'Index Name': index }) =>
    table === undefined ? [] : [{ node, table, ...(index !== undefined && { index }) }],
  );
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
