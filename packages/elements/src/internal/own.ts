/**
 * What a table holds under a key that came from outside. Nothing for the keys that every object has by nature: a status `constructor` must not
 * find a function.
 */
export function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}
