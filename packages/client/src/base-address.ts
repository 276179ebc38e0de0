/**
 * The absolute address behind `baseUrl`, without a slash at the end. A relative one is resolved against the page.
 *
 * @throws {TypeError} when it is no http(s) address, is relative where there is no page, or holds a user name,
 * password, query or fragment.
 */
export function baseAddress(baseUrl: string): string {
  const { document, location } = globalThis as { document?: Document; location?: Location };
  let url: URL;
  try {
    url = new URL(baseUrl, document?.baseURI ?? location?.href);
  } catch {
    throw new TypeError(
      `baseUrl ${JSON.stringify(baseUrl)} is not an address; give one such as "https://example.org/v1", or on a page "/v1".`,
    );
  }
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`baseUrl must begin with http: or https:, not ${url.protocol}`);
  if (url.username || url.password) throw new TypeError('baseUrl must not hold a user name or password; use `token`.');
  if (url.search || url.hash) throw new TypeError('baseUrl must end with its path, without "?" or "#".');
  return url.href.replace(/\/+$/, '');
}
