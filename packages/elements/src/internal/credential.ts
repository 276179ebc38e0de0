/** What a signed credential carries, or why it cannot be shown. */
export type CredentialContent = { readonly value: object } | { readonly problem: string };

/** More than the body of any read of one subject; a token beyond it is no credential. */
const maxLength = 200_000;

/**
 * Opens a signed credential: a compact JWS (RFC 7515) whose payload is the JSON body that a read would answer. The signature is not checked, so
 * whoever shows the content must call it unverified. Never throws.
 */
export function openCredential(token: unknown): CredentialContent {
  if (typeof token !== 'string') return { problem: 'the credential must be a text.' };
  if (token.length > maxLength) return { problem: `the credential is longer than ${maxLength} characters.` };
  const parts = token.trim().split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part)))
    return { problem: 'the credential must be a compact JWS: header, payload and signature in base64url, with dots.' };
  const [header, payload] = [json(parts[0]), json(parts[1])];
  const algorithm = (header as { alg?: unknown } | undefined)?.alg;
  if (typeof algorithm !== 'string' || algorithm.toLowerCase() === 'none')
    return { problem: 'the credential is not signed: its header must name the algorithm in "alg".' };
  // RFC 7515, section 4.1.11: who does not understand an extension that is marked as critical must refuse the token.
  if ('crit' in (header as object))
    return { problem: 'the credential has critical extensions, which are not known here.' };
  if (payload === undefined) return { problem: 'the payload of the credential must be a JSON object.' };
  return { value: payload };
}

/** The JSON object in a base64url text. */
function json(part = ''): object | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (byte) => byte.charCodeAt(0));
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
