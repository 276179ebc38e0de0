import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { scopesByRole } from '../access/caller.js';
import { clientNamed, CLIENT_FORMS } from './client-named.js';
import { type SandboxIssuer, TOKEN_SECONDS } from './sandbox-issuer.js';

/** Where tokens are had. */
export const TOKEN_PATH = '/sandbox/token';
const KEYS_PATH = '/sandbox/jwks.json';
const MAX_FORM_BYTES = 8 * 1024;

/** A request that cannot have a token (RFC 6749, 5.2). */
class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: string;
  readonly status: 400 | 401;

  constructor(code: string, message: string, status: 400 | 401 = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/**
 * Adds the development issuer: client credentials (RFC 6749, 4.4) at `/sandbox/token`, its keys at `/sandbox/jwks.json`. Any id that says who
 * the client wants to be is a client; the secret is one for all.
 */
export function addSandboxIssuer(app: FastifyInstance, issuer: SandboxIssuer, secret: string): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, text, done) => done(null, new URLSearchParams(text as string)),
  );
  const expected = digest(secret);
  app.get(KEYS_PATH, { config: { operation: 'readSandboxKeys' } }, (_request, reply) => reply.send(issuer.keys));
  app.post(TOKEN_PATH, { config: { operation: 'issueSandboxToken' } }, async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
    try {
      return await reply.send(await tokenFor(request, issuer, expected));
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return refused(reply, error);
    }
  });
}

async function tokenFor(request: FastifyRequest, issuer: SandboxIssuer, expected: Buffer): Promise<object> {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  if (form.get('grant_type') !== 'client_credentials')
    throw new OAuthError('unsupported_grant_type', 'grant_type must be client_credentials.');
  const { id, secret } = credentials(request, form);
  if (!timingSafeEqual(digest(secret), expected))
    throw new OAuthError('invalid_client', 'The client secret is not that of this sandbox.', 401);
  const client = clientNamed(id);
  if (!client)
    throw new OAuthError('invalid_client', `The client id must be one of these forms: ${CLIENT_FORMS}.`, 401);
  const usable = scopesByRole[client.holder.role];
  const scopes = form.get('scope')?.split(' ').filter(Boolean) ?? usable;
  const stranger = scopes.find((scope) => !usable.includes(scope));
  if (stranger !== undefined)
    throw new OAuthError('invalid_scope', `The role ${client.holder.role} may have ${usable.join(' ')}.`);
  return {
    access_token: await issuer.sign(client, scopes),
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
    scope: scopes.join(' '),
  };
}

/** What the client showed: in the header (RFC 6749, 2.3.1, both parts form-encoded) or in the form. */
function credentials({ headers }: FastifyRequest, form: URLSearchParams): { id: string; secret: string } {
  const [, basic] = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(headers.authorization ?? '') ?? [];
  if (basic === undefined) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64')
    .toString()
    .split(':')
    .map((part) => new URLSearchParams(`part=${part}`).get('part') ?? '');
  return { id, secret };
}

const refused = (reply: FastifyReply, { code, message, status }: OAuthError): FastifyReply => {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="yijian-sandbox"');
  return reply.code(status).send({ error: code, error_description: message });
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
