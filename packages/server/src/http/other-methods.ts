import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { preflightHeaders } from './cors.js';
import type { ProblemError } from './problem.js';
import { methodNotAllowed } from './problem-answer.js';

/** Answers `OPTIONS` on an address, and refuses the methods that it does not take. */
export function addOtherMethods(
  app: FastifyInstance,
  url: string,
  methods: readonly string[],
  trustedOrigins: ReadonlySet<string> = new Set(),
): void {
  const allowed = [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'];
  const allow = allowed.join(', ');
  const others = app.supportedMethods.filter((method) => !allowed.includes(method));
  app.options(url, ({ headers: { origin } }, reply) =>
    reply
      .code(204)
      .headers({ allow, ...preflightHeaders(origin, trustedOrigins, allow) })
      .send(),
  );
  refuse(app, url, others, ({ method }) => methodNotAllowed(method, allow));
}

/** Answers with a problem before any body is read. */
export function refuse(
  app: FastifyInstance,
  url: string,
  methods: readonly string[],
  problem: (request: FastifyRequest) => ProblemError,
): void {
  app.route({
    method: methods as HTTPMethods[],
    url,
    exposeHeadRoute: false,
    onRequest: (request, _reply, done) => done(problem(request)),
    handler: () => undefined,
  });
}
