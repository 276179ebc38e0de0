import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonObject } from '../store/tables.js';
import { emptyBody, parseJsonBody } from './json-body.js';
import { faultyRequest, ProblemError } from './problem.js';
import { schemaFaults } from './schema-faults.js';
import { unstorableFaults } from './unstorable-faults.js';
import { bodyValidator } from './validators.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route takes lines of JSON as they arrive, and no JSON object. */
    takesLines?: boolean;
  }
}

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';

/** Lets the application take JSON in UTF-8 as request bodies, or lines of it where a route does, and nothing else. */
export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(LINES_TYPE, (request, chunks, done) => {
    done(
      request.routeOptions.config.takesLines === true ? foreignEncoding(request) : unsupportedMediaType(request),
      chunks,
    );
  });
  app.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, bytes, done) => {
    const refused =
      request.routeOptions.config.takesLines === true ? unsupportedMediaType(request) : foreignEncoding(request);
    if (refused) {
      done(refused);
      return;
    }
    try {
      done(null, parseJsonBody(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The problem of a body whose characters or bytes are not as the server reads them; null where there is none. */
function foreignEncoding(request: FastifyRequest): ProblemError | null {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
  if (/^utf-?8$/i.test(charset) && encoding === 'identity') return null;
  return unsupportedMediaType(
    request,
    encoding === 'identity' ? `charset=${charset}` : `content-encoding: ${encoding}`,
  );
}

/** The problem of a body that is not what its route takes. */
export function unsupportedMediaType(
  { headers, routeOptions }: FastifyRequest,
  got = headers['content-type'] ?? 'no content-type',
): ProblemError {
  const type = routeOptions.config.takesLines === true ? LINES_TYPE : JSON_TYPE;
  return new ProblemError(
    'unsupported-media-type',
    {
      zh: `请求体须为 ${type}（UTF-8，不压缩），收到 ${got}。`,
      en: `The body must be ${type} (UTF-8, not compressed); got ${got}.`,
    },
    { headers: { accept: type } },
  );
}

/**
 * Prepares to read bodies of a named schema.
 *
 * @returns reads a parsed body; throws ProblemError `unprocessable` that names every fault by JSON Pointer
 */
export function bodyReader(schema: string): (body: unknown) => JsonObject {
  const validate = bodyValidator(schema);
  return (body) => {
    if (body === undefined) throw emptyBody();
    const faults = validate(body) ? unstorableFaults(body) : schemaFaults(validate.errors ?? []);
    if (faults.length > 0) throw faultyRequest('unprocessable', faults);
    return body as JsonObject;
  };
}
