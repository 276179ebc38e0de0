import { maskText } from '@yijian/rules';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditLog } from './audit-log.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the problem that is answered. */
    problem: string | null;
    /** The record that the request has stored, as `collection/id`, or the collection that it stored many in. */
    stored: string | null;
  }
}

/** Words of the server's own for what shows public pages and pictures: who looks at them is nobody's business. */
const UNWATCHED = new Set<string | undefined>(['site', 'badge', 'card']);

/** Writes down who asks the API and how it ends, also when the caller hangs up. */
export function watchRequests(app: FastifyInstance, log: AuditLog, now: () => Date): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    const isWatched = operation === undefined ? request.url.startsWith('/v1') : !UNWATCHED.has(operation);
    // Comes once, whether the answer was read to its end or not.
    if (isWatched) reply.raw.once('close', () => write(request, reply));
    done();
  });

  function write(request: FastifyRequest, reply: FastifyReply): void {
    const { caller, problem, stored, method } = request;
    log.write({
      time: now().toISOString(),
      request: withoutNumbers(request.id),
      operation: request.routeOptions.config.operation ?? null,
      method,
      caller: caller ? withoutNumbers(caller.name) : null,
      role: caller?.role ?? null,
      status: reply.raw.statusCode,
      ...(problem !== null && { problem }),
      ...(stored !== null && { records: [maskText(stored).text] }),
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...(!reply.raw.writableFinished && { aborted: true as const }),
    });
  }
}

/** Callers choose their names at the issuer and the ids of their requests: what could be a person's number in them is hidden. */
const withoutNumbers = (text: string): string => text.replace(/\d{11,}X?/gi, (number) => '*'.repeat(number.length));
