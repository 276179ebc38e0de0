import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../store/tables.js';
import { emptyBody, parseJsonBody } from './json-body.js';
import { faultyRequest, ProblemError } from './problem.js';
import { schemaFaults } from './schema-faults.js';
import { unstorableFaults } from './unstorable-faults.js';
import { bodyValidator } from './validators.js';

/** Lets the application take JSON in UTF-8 as request bodies, and nothing else. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset) || encoding !== 'identity') {
      done(unsupportedMediaType(encoding === 'identity' ? `charset=${charset}` : `content-encoding: ${encoding}`));
      return;
    }
    try {
      done(null, parseJsonBody(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

export const unsupportedMediaType = (got: string): ProblemError =>
  new ProblemError(
    'unsupported-media-type',
    {
      zh: `请求体须为 application/json（UTF-8，不压缩），收到 ${got}。`,
      en: `The body must be application/json (UTF-8, not compressed); got ${got}.`,
    },
    { headers: { accept: 'application/json' } },
  );

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
