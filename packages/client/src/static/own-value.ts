/** The value under a key that came from outside: `constructor` is an identifier like any other. */
export const ownValue = <Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.prototype.hasOwnProperty.call(values, key) ? values[key] : undefined;
