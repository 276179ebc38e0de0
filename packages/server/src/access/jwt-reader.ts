import { decodeJwt, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { ProblemError } from '../http/problem.js';
import type { Words } from '../words.js';
import type { ReadJwt } from './authenticator.js';
import { KeysUnavailable } from './key-source.js';
import { readClaims } from './read-claims.js';
import { invalidToken } from './refusals.js';

/** An issuer whose tokens the server takes. */
export interface TrustedIssuer {
  /** `iss` of its tokens. */
  issuer: string;
  /** What its tokens must name in `aud`: this server. */
  audience: string;
  keys: JWTVerifyGetKey;
}

/** Signatures that only the issuer can make: no `none`, and nothing that whoever has the public key could compute. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Clocks differ. */
const LEEWAY_SECONDS = 30;

/** Claims that an access token by RFC 9068 has. */
const ACCESS_TOKEN_CLAIMS = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];

/** Prepares to tell whose JSON Web Tokens are, by RFC 8725 and RFC 9068. */
export function jwtReader(issuers: readonly TrustedIssuer[], now: () => Date): ReadJwt {
  return async (token) => {
    const claimed = claimedIssuer(token);
    if (claimed === undefined) return undefined;
    const trusted = issuers.find(({ issuer }) => issuer === claimed);
    if (!trusted)
      throw invalidToken({ zh: '签发者（iss）不是本服务所信任的', en: 'its issuer (iss) is not trusted here' });
    return readClaims(await verified(token, trusted, now()));
  };
}

/** The issuer that a token names before anything is checked; undefined for a text that is no such token. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    return undefined;
  }
}

async function verified(token: string, { issuer, audience, keys }: TrustedIssuer, now: Date): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      clockTolerance: LEEWAY_SECONDS,
      currentDate: now,
      requiredClaims: ['exp'],
    });
    requireKind(protectedHeader.typ, payload);
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailable) throw keysUnavailable();
    if (error instanceof errors.JOSEError) throw invalidToken(reasonOf(error));
    throw error;
  }
}

/** A token says by `typ` what it is for. One that is for something else, such as signing out, opens nothing. */
function requireKind(typ: string | undefined, payload: JWTPayload): void {
  const kind = typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt';
  if (kind === 'jwt') return;
  if (kind !== 'at+jwt') throw invalidToken({ zh: '类型（typ）不是访问令牌', en: 'by its typ it is no access token' });
  const missing = ACCESS_TOKEN_CLAIMS.filter((name) => payload[name] === undefined);
  if (missing.length > 0)
    throw invalidToken({
      zh: `缺少访问令牌（RFC 9068）应有的 ${missing.join('、')}`,
      en: `it lacks ${missing.join(', ')}, which access tokens have (RFC 9068)`,
    });
}

const claimReasons: Readonly<Record<string, Words>> = {
  iss: { zh: '签发者（iss）不符', en: 'its issuer (iss) is another' },
  aud: { zh: '受众（aud）不是本服务', en: 'its audience (aud) is not this server' },
  nbf: { zh: '尚未生效（nbf）', en: 'it is not valid yet (nbf)' },
  exp: { zh: '没有有效的截止时间（exp）', en: 'it has no valid end (exp)' },
};

const other: Words = { zh: '签名或格式不符', en: 'its signature or form is wrong' };

function reasonOf(error: errors.JOSEError): Words {
  if (error instanceof errors.JWTExpired) return { zh: '已过期', en: 'it has expired' };
  if (error instanceof errors.JWTClaimValidationFailed) return claimReasons[error.claim] ?? other;
  if (error instanceof errors.JOSEAlgNotAllowed)
    return { zh: '签名算法（alg）不在允许之列', en: 'its algorithm (alg) is not allowed' };
  if (error instanceof errors.JWKSNoMatchingKey)
    return { zh: '签发者没有这把签名密钥（kid）', en: 'its issuer has no such key (kid)' };
  return other;
}

const keysUnavailable = (): ProblemError =>
  new ProblemError(
    'unavailable',
    {
      zh: '暂时取不到签发者的密钥，无法校验令牌，请稍后重试。',
      en: "The issuer's keys cannot be read now, so the token cannot be checked; try again in a moment.",
    },
    { headers: { 'retry-after': '30' } },
  );
