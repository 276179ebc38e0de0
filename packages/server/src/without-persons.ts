import { maskName, maskPhone, maskText, type Masked } from '@yijian/rules';
import type { Schema } from './standard.js';

/** What there is to hide in values of a schema: prose, or what holds some. */
interface Place {
  isProse?: boolean;
  properties?: [name: string, place: Place][];
  items?: Place;
  values?: Place;
}

/** Shorter texts of the standard are ids, numbers of documents, and names that a register publishes. */
const SHORTEST_PROSE = 200;

/** Texts that no person writes: a reader has to get them to the letter. */
const WRITTEN_BY_MACHINES = new Set(['id', 'etag', 'nextCursor', 'seed', 'publicRandomness']);

/** Where a decision names whom it is about. */
const COUNTERPART = 'counterpart';

/** A mobile number; all else that is looked for is longer. */
const SHORTEST_PERSONAL = 11;

/** What numbers and words of certificates begin with; most prose has neither and need not be looked through. */
const PERHAPS_PERSONAL = /[\d０-９]{4}|证/;

/**
 * Finds all prose in the schemas once, and returns the function that hides natural persons in a value of one: identity numbers, codes of
 * personal certificates and mobile numbers, and in a decision about a natural person that person's given name. Telephone numbers with an area
 * code stay, as they belong to offices. The function leaves the value as it is, and returns the value itself where there is nothing to hide.
 */
export function compileWithoutPersons(
  schemas: Readonly<Record<string, Schema>>,
): <T>(schemaName: string, value: T) => T {
  const table = new Map<string, Place>();
  const named = (name: string): Place => {
    const known = table.get(name);
    if (known) return known;
    // Entered before it is filled, so that a schema may refer to itself.
    const place: Place = {};
    table.set(name, place);
    return Object.assign(place, placeOf(schemas[name] ?? {}, ''));
  };
  const placeOf = (schema: Schema, property: string): Place => {
    const { $ref, type, properties, items, additionalProperties: values } = schema;
    if (typeof $ref === 'string') return named($ref.slice($ref.lastIndexOf('/') + 1));
    if (type === 'string') return { isProse: isProse(schema) && !WRITTEN_BY_MACHINES.has(property) };
    if (isSchema(properties))
      return { properties: Object.entries(properties).map(([name, one]) => [name, placeOf(one as Schema, name)]) };
    if (isSchema(items)) return { items: placeOf(items, property) };
    return isSchema(values) ? { values: placeOf(values, property) } : {};
  };
  for (const name of Object.keys(schemas)) named(name);
  const places = new Set<Place>();
  for (const place of table.values()) leaveOutEmpty(place, places);
  return (schemaName, value) => hide(value, table.get(schemaName) ?? {}, []);
}

/** Leaves out, of all that is within a place, what holds no prose: most of a record need not be looked at. */
function leaveOutEmpty(place: Place, done: Set<Place>): void {
  if (done.has(place)) return;
  done.add(place);
  const { properties, items, values } = place;
  for (const inner of [items, values, ...(properties ?? []).map(([, one]) => one)])
    if (inner) leaveOutEmpty(inner, done);
  if (properties) place.properties = properties.filter(([, one]) => holdsProse(one, []));
}

/** Whether prose may stand within a place. One that is within itself is looked into once. */
function holdsProse(place: Place, within: readonly Place[]): boolean {
  if (within.includes(place)) return false;
  const { isProse: own = false, items, values, properties = [] } = place;
  const inner = [items, values, ...properties.map(([, one]) => one)];
  return own || inner.some((one) => one !== undefined && holdsProse(one, [...within, place]));
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const isProse = ({ enum: codes, pattern, format, maxLength, 'x-codelist': list }: Schema): boolean =>
  codes === undefined &&
  pattern === undefined &&
  format === undefined &&
  list === undefined &&
  typeof maxLength === 'number' &&
  maxLength >= SHORTEST_PROSE;

function hide<T>(value: T, place: Place, names: readonly string[]): T {
  if (typeof value === 'string') return (place.isProse ? hiddenIn(value, names) : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { properties, items, values } = place;
  if (Array.isArray(value)) {
    if (!items) return value;
    const hidden = value.map((item: unknown) => hide(item, items, names));
    return hidden.some((item, index) => item !== value[index]) ? (hidden as T) : value;
  }
  const source = value as Record<string, unknown>;
  const person = COUNTERPART in source ? naturalPersonOf(source) : [];
  const within = person.length === 0 ? names : [...names, ...person];
  const places = properties ?? (values ? Object.keys(source).map((name): [string, Place] => [name, values]) : []);
  let copy: Record<string, unknown> | undefined;
  for (const [name, one] of places) {
    const own = source[name];
    if (own === undefined) continue;
    const hidden = hide(own, one, within);
    if (hidden !== own) (copy ??= { ...source })[name] = hidden;
  }
  return (copy ?? value) as T;
}

/** The name of the natural person that a record is about, in a list of one; else of none. */
export function naturalPersonOf({ [COUNTERPART]: counterpart }: Readonly<Record<string, unknown>>): string[] {
  const { kind, name } = Object(counterpart) as { kind?: unknown; name?: unknown };
  return kind === 'natural-person' && typeof name === 'string' ? [name.trim()] : [];
}

/** A text without what is personal in it, and with the given name of each of `names` hidden. */
export function hiddenIn(text: string, names: readonly string[]): string {
  if (text.length < SHORTEST_PERSONAL && names.length === 0) return text;
  if (!PERHAPS_PERSONAL.test(text) && !names.some((name) => text.includes(name))) return text;
  let result = '';
  let done = 0;
  for (const masked of maskText(text, names).masked) {
    result += text.slice(done, masked.start) + maskOf(masked, text.slice(masked.start, masked.end));
    done = masked.end;
  }
  return result + text.slice(done);
}

function maskOf({ kind }: Masked, secret: string): string {
  if (kind === 'name') return maskName(secret);
  if (kind !== 'phone') return '*'.repeat(secret.length);
  return /^[0０]/.test(secret) ? secret : maskPhone(secret.normalize('NFKC'));
}
