import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { namesEtag } from '../http/conditions.js';
import { addOtherMethods } from '../http/other-methods.js';
import { descriptionFiles } from '../standard.js';

/** Serves the OpenAPI descriptions that the server keeps, beside the operations that they describe. */
export function addDescriptions(app: FastifyInstance): void {
  for (const [name, file] of Object.entries(descriptionFiles)) {
    const body = readFileSync(file);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const url = `/v1/${name}`;
    addOtherMethods(app, url, ['GET']);
    app.get(url, (request, reply) => {
      reply.headers({ etag, 'cache-control': 'public, no-cache' });
      const held = request.headers['if-none-match'];
      if (held !== undefined && namesEtag(held, [etag])) return reply.code(304).send();
      return reply.type('application/json; charset=utf-8').send(body);
    });
  }
}
