import type { Db } from '../records/record.js';
import { openSandboxIssuer, type SandboxIssuer } from '../sandbox/sandbox-issuer.js';
import { StartProblem } from '../start-problem.js';
import { TOKEN_PATH } from '../sandbox/add-sandbox-issuer.js';
import { type KeyPlace, keySource, readKeys } from './key-source.js';
import type { TrustedIssuer } from './jwt-reader.js';

/** What the operator says of who may come in. */
export interface AccessSettings {
  /** The server's own token; `none` switches it off. */
  token?: string;
  /** `iss` of the tokens that the server takes besides its own. */
  issuer?: string;
  /** What they must name in `aud`. */
  audience?: string;
  /** Where the issuer's keys are. */
  keyPlace?: KeyPlace;
  /** Where callers get such tokens. */
  tokenUrl?: string;
  /** Client secret of the development issuer; set, it is on. */
  sandboxSecret?: string;
}

/** Who gives tokens, and what the root of the API says of it. */
export interface Access {
  issuers: readonly TrustedIssuer[];
  told: { issuer?: string; tokenUrl?: string };
  sandbox?: { issuer: SandboxIssuer; secret: string };
}

/**
 * Holds the settings of access to one another, before anything is opened.
 *
 * @param production whether real data are served
 * @throws StartProblem
 */
export async function requireAccess(settings: AccessSettings, production: boolean): Promise<void> {
  const { token, issuer, audience, keyPlace, tokenUrl, sandboxSecret } = settings;
  const given = { YIJIAN_ISSUER: issuer, YIJIAN_AUDIENCE: audience, YIJIAN_JWKS: keyPlace };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  if (missing.length > 0 && (missing.length < 3 || tokenUrl !== undefined)) {
    const names = missing.map(([name]) => name).join(' and ');
    throw new StartProblem(
      `YIJIAN_ISSUER, YIJIAN_AUDIENCE and YIJIAN_JWKS belong together: set ${names} too, or none of them and no YIJIAN_TOKEN_URL.`,
    );
  }
  if (token === 'none' && issuer === undefined && sandboxSecret === undefined) {
    throw new StartProblem(
      'YIJIAN_TOKEN is none and there is no issuer, so that nobody could write: set YIJIAN_ISSUER, YIJIAN_AUDIENCE and YIJIAN_JWKS, or unset YIJIAN_TOKEN.',
    );
  }
  if (sandboxSecret !== undefined && production) {
    throw new StartProblem(
      'The development issuer lets whoever knows its secret in as anybody, so it does not run in production: unset YIJIAN_SANDBOX_SECRET, or NODE_ENV.',
    );
  }
  if (typeof keyPlace !== 'string') return;
  await readKeys(keyPlace).catch((error: unknown) => {
    throw new StartProblem(
      `YIJIAN_JWKS is "${keyPlace}", where no JSON Web Key Set can be read (${(error as Error).message}): correct it, or give the https address of the keys.`,
    );
  });
}

/** Gets ready to read the tokens of those whom the settings name. */
export async function openAccess(settings: AccessSettings, db: Db, now: () => Date): Promise<Access> {
  const { issuer, audience, keyPlace, tokenUrl, sandboxSecret: secret } = settings;
  const own =
    issuer !== undefined && audience !== undefined && keyPlace !== undefined
      ? [{ issuer, audience, keys: keySource(keyPlace, now) }]
      : [];
  const sandbox = secret === undefined ? undefined : { issuer: await openSandboxIssuer(db, now), secret };
  const toldIssuer = issuer ?? sandbox?.issuer.trusted.issuer;
  const toldUrl = tokenUrl ?? (issuer === undefined && sandbox ? TOKEN_PATH : undefined);
  return {
    issuers: [...own, ...(sandbox ? [sandbox.issuer.trusted] : [])],
    told: {
      ...(toldIssuer !== undefined && { issuer: toldIssuer }),
      ...(toldUrl !== undefined && { tokenUrl: toldUrl }),
    },
    ...(sandbox && { sandbox }),
  };
}
