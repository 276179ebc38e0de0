import type { Tx } from '../records/record.js';
import { ProblemError } from './problem.js';

/** An answer to a write, ready to be sent, and sent again. */
export interface WrittenAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A write that its caller may repeat. */
export interface RepeatableRequest {
  caller: string;
  /** The caller's `Idempotency-Key`. */
  key: string;
  /** Digest of all that was asked. */
  digest: string;
}

/** Repeating a request days later is no longer a retry. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Performs a write once for its key: when the same request comes again, it gets the first answer again. The answer is kept in the write's
 * own transaction, so there is never one without the other; a write that fails keeps nothing, and can be tried again.
 *
 * @throws ProblemError `idempotency-conflict` when the key was used for another request
 */
export async function onceOnly(
  tx: Tx,
  { caller, key, digest }: RepeatableRequest,
  now: Date,
  perform: () => Promise<WrittenAnswer>,
): Promise<WrittenAnswer> {
  await tx
    .deleteFrom('idempotency_keys')
    .where('stored_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
  // A second request with the same key waits here until the first has ended.
  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ caller, key, request: digest, stored_at: now, answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!taken) {
    const first = await tx
      .selectFrom('idempotency_keys')
      .select(['request', 'answer'])
      .where('caller', '=', caller)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (first.request !== digest) throw reused(key);
    return first.answer as unknown as WrittenAnswer;
  }
  const answer = await perform();
  await tx
    .updateTable('idempotency_keys')
    .set({ answer: JSON.stringify(answer) })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
  return answer;
}

const reused = (key: string): ProblemError =>
  new ProblemError('idempotency-conflict', {
    zh: `Idempotency-Key ${JSON.stringify(key)} 已用于另一个请求；新的请求请用新的键。`,
    en: `The Idempotency-Key ${JSON.stringify(key)} was used for another request; give a new request a new key.`,
  });
