/** One `name=value` of a query string; the value is undefined where it is not percent-encoded UTF-8. */
export interface QueryEntry {
  name: string;
  value: string | undefined;
}

/** Takes a query string apart without losing repetition, order or broken encoding. */
export function parseQuery(text: string): QueryEntry[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      return { name: decode(name) ?? name, value: decode(equals < 0 ? '' : part.slice(equals + 1)) };
    });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
