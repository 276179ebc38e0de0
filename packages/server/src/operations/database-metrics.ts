import { sql } from 'kysely';
import { Gauge } from 'prom-client';
import type { Db } from '../records/record.js';
import type { PoolUse, Store } from '../store/store.js';
import type { Metrics } from './metrics.js';
import { withinTime } from './within-time.js';

/** Prometheus gives up after ten seconds. */
const DATABASE_LIMIT_MS = 3000;

interface Figures {
  feed_changes: string;
  feed_lag: number;
  standby_lag: number;
  webhooks_active: string;
  webhooks_failing: string;
  webhook_backlog: string;
  outbox_age: number;
}

/** What each figure of the database is called and means. */
const figures: Readonly<Record<keyof Figures, readonly [name: string, help: string]>> = {
  feed_changes: ['yijian_feed_changes', 'Highest number of a change that was stored: the length of the change feed.'],
  feed_lag: [
    'yijian_feed_lag_seconds',
    'Age of the oldest change that a transaction which is still open keeps out of the change feed; 0 when none is.',
  ],
  standby_lag: [
    'yijian_database_standby_lag_seconds',
    'How far a standby is behind the primary that it follows; 0 when it has all that it was sent, and on a primary.',
  ],
  webhooks_active: ['yijian_webhook_subscriptions_active', 'Webhook subscriptions that are delivered to.'],
  webhooks_failing: ['yijian_webhook_subscriptions_failing', 'Active subscriptions whose last message failed.'],
  webhook_backlog: [
    'yijian_webhook_backlog_changes',
    'Changes that active subscriptions have before them, added up; those that they did not ask for included.',
  ],
  outbox_age: [
    'yijian_webhook_outbox_age_seconds',
    'Age of the oldest change that an active subscription has not been told of; 0 when all are.',
  ],
};

const pool: Readonly<Record<keyof PoolUse, readonly [name: string, help: string]>> = {
  open: ['yijian_database_connections_open', 'Connections to PostgreSQL that this process has.'],
  idle: ['yijian_database_connections_idle', 'Those of them that nobody uses now.'],
  waiting: ['yijian_database_connections_waited_for', 'Requests that wait for a connection.'],
};

/** Adds what the database knows to the metrics; it is asked each time they are read. */
export function databaseMetrics(metrics: Metrics, { db, poolUse }: Store): void {
  const gauge = ([name, help]: readonly [string, string]): Gauge =>
    new Gauge({ name, help, registers: [metrics.registry] });
  const gauges = <Key extends string>(texts: Readonly<Record<Key, readonly [string, string]>>): [Key, Gauge][] =>
    (Object.keys(texts) as Key[]).map((key) => [key, gauge(texts[key])]);
  const up = gauge(['yijian_database_up', 'Whether the database answered when it was asked for the figures here.']);
  const figureGauges = gauges(figures);
  metrics.refreshWith(async () => {
    const row = await withinTime(readFigures(db), DATABASE_LIMIT_MS);
    up.set(row ? 1 : 0);
    for (const [key, own] of figureGauges) {
      // A figure that nobody knows now is left out rather than kept as it was.
      if (row) own.set(Number(row[key]));
      else own.remove();
    }
  });
  const poolGauges = poolUse ? gauges(pool) : [];
  metrics.refreshWith(() => {
    const use = poolUse?.();
    if (use) for (const [key, own] of poolGauges) own.set(use[key]);
    return Promise.resolve();
  });
}

async function readFigures(db: Db): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with active as (
      select delivery.moment, delivery.sequence, delivery.failure_count
      from webhook_subscriptions subscription
      join webhook_deliveries delivery on delivery.subscription_id = subscription.id
      where subscription.document ->> 'status' = 'active'
    ), waiting as (
      select moment, sequence, failure_count, stored_at from active
      left join lateral (
        select history.stored_at from history
        where (history.moment, history.sequence) > (active.moment, active.sequence)
        order by history.moment, history.sequence limit 1
      ) next on true
    )
    select
      (select coalesce(max(sequence), 0) from history) as feed_changes,
      coalesce((
        select extract(epoch from now() - min(stored_at))::float8 from history
        where moment >= feed_moment(pg_snapshot_xmin(pg_current_snapshot()))
      ), 0) as feed_lag,
      case when pg_last_wal_receive_lsn() is distinct from pg_last_wal_replay_lsn()
        then coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8, 0) else 0
      end as standby_lag,
      (select count(*) from active) as webhooks_active,
      (select count(*) from active where failure_count > 0) as webhooks_failing,
      (
        select coalesce(sum((select max(sequence) from history) - sequence), 0) from waiting where stored_at is not null
      ) as webhook_backlog,
      coalesce((select extract(epoch from now() - min(stored_at))::float8 from waiting), 0) as outbox_age
  `.execute(db);
  return rows[0] as Figures;
}
