import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.js';

/** Kinds of requests that are counted apart: whoever writes much can still read, and whoever copies everything delays no widget. */
export type RequestKind = 'reads' | 'writes' | 'exports';

/** Requests that a caller may make in a minute, by kind; 0 for as many as it likes. */
export type RateLimits = Readonly<Record<RequestKind, number>>;

/**
 * Counts a request to its caller, or to its address while the caller is not known.
 *
 * @throws ProblemError `too-many-requests`
 */
export type CountRequest = (kind: RequestKind, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const MINUTE_MS = 60_000;
/** Callers that are counted at a time. The one that was quiet longest is forgotten first. */
const MAX_CALLERS = 50_000;

export const noLimits: RateLimits = { reads: 0, writes: 0, exports: 0 };

/** Prepares to hold callers to limits, each process for itself. */
export async function requestCounter(app: FastifyInstance, limits: RateLimits): Promise<CountRequest> {
  await app.register(rateLimit, { global: false, cache: MAX_CALLERS });
  const limiterOf = (max: number) =>
    max === 0 ? undefined : app.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator: callerKey });
  const limiters = {
    reads: limiterOf(limits.reads),
    writes: limiterOf(limits.writes),
    exports: limiterOf(limits.exports),
  };
  return async (kind, request, reply) => {
    const count = await limiters[kind]?.(request);
    if (!count || count.isAllowed) return;
    const { remaining, ttlInSeconds, isExceeded, max } = count;
    // What caches keep for everybody says nothing of one caller's quota.
    if (request.caller?.identified === true || isExceeded)
      reply.header('ratelimit', `"${kind}";r=${remaining};t=${ttlInSeconds}`);
    if (isExceeded) throw tooManyRequests(max, ttlInSeconds);
  };
}

const callerKey = ({ caller, ip }: FastifyRequest): string =>
  caller?.identified === true ? `caller ${caller.name}` : `address ${normalizeIP(ip)}`;

const tooManyRequests = (max: number, seconds: number): ProblemError =>
  new ProblemError(
    'too-many-requests',
    {
      zh: `请求过多：每分钟至多 ${max} 次。请在 ${seconds} 秒后再试，并合并或缓存读取。`,
      en: `Too many requests: at most ${max} in a minute. Try again in ${seconds} seconds, and gather or cache what is read.`,
    },
    { headers: { 'retry-after': String(seconds) } },
  );
