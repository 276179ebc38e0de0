import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { BODY_TIME_MS, refuseLate, unlimitBodyTime } from './body-time.js';
import { ProblemError } from './problem.js';

/**
 * The body of a request as it arrives, as fast as the reader takes it, however long it is. Only a client that sends nothing for long is left.
 * Whoever stops reading can still answer.
 *
 * @throws ProblemError `bad-request` when the body breaks off
 */
export async function* arriving(
  { raw, body }: FastifyRequest,
  pauseMs = BODY_TIME_MS,
): AsyncGenerator<Uint8Array, void, undefined> {
  unlimitBodyTime(raw);
  const chunks = (body as Readable).iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  for (;;) {
    const timer = setTimeout(refuseLate, pauseMs, raw);
    const chunk = await chunks
      .next()
      .catch(() => {
        throw brokenOff();
      })
      .finally(() => clearTimeout(timer));
    if (chunk.done === true) return;
    yield chunk.value;
  }
}

const brokenOff = (): ProblemError =>
  new ProblemError('bad-request', {
    zh: '请求体在中途断开。已存入的记录保留；请重新发送，已存的行会跳过。',
    en: 'The body broke off. What was stored stays; send it again, lines that are stored are passed over.',
  });
