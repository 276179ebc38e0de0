/** Neither `.` nor `..`, and without what no server can keep: NUL, and halves of characters. */
const storable = /^(?!\.{1,2}$)[^\0\ud800-\udfff]{1,64}$/u;

/**
 * The identifier as it may stand in a request: a text of 1 to 64 characters, as the standard has it, that is no path
 * segment of its own.
 *
 * @throws {TypeError} for anything else, before a server sees it: `''` would read the list and `..` the path above.
 */
export function identifier(name: string, value: unknown): string {
  if (typeof value !== 'string' || !storable.test(value))
    throw new TypeError(`${name} must be an identifier of 1 to 64 characters, not ${JSON.stringify(value)}.`);
  return value;
}
