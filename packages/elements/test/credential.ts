/** A token in the form of a signed credential: a compact JWS. The signature is no signature; nobody checks it. */
export function credential(payload: unknown, header: object = { alg: 'SM2SM3', typ: 'yj+jws' }): string {
  return [JSON.stringify(header), JSON.stringify(payload), 'signature'].map(base64url).join('.');
}

function base64url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
  return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
