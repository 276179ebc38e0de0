/** Longer addresses make codes that are too fine for a telephone to read from a screen. */
const longestCoded = 300;

/** An address as it can be opened from elsewhere: from a telephone, from paper. Nothing where it leads somewhere only from this page. */
export function pageAddress(address: string): URL | undefined {
  try {
    const whole = new URL(address, document.baseURI);
    return whole.protocol === 'https:' || whole.protocol === 'http:' ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** What the QR code of an address holds. Nothing where a code of it would lead nowhere, or could not be read. */
export function codedAddress(address: string | undefined): string | undefined {
  const href = address === undefined ? undefined : pageAddress(address)?.href;
  return href !== undefined && href.length <= longestCoded ? href : undefined;
}
