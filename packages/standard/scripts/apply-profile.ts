import { complete, type Json, type JsonObject } from './bundle-standard.ts';
import type { CodeTable } from './code-tables.ts';
import type { JurisdictionSource } from './jurisdictions.ts';
import { loosenings } from './loosenings.ts';
import { mergePatch } from './merge-patch.ts';
import type { Fault } from './schema-faults.ts';

/** A description, with the code tables as narrow as the profiles applied to it have made them. */
export interface Described {
  openapi: JsonObject;
  tables: readonly CodeTable[];
}

interface NarrowedCodeTable {
  codeTableId: string;
  codes: string[];
}

/**
 * A description with a profile applied to it: first its patches, then its narrowed code tables. The one that is given is left as it is.
 *
 * @throws Error when the profile loosens anything, changes what is not there, or adds what nobody could read; every fault with its line
 */
export function applyProfile(
  { openapi, tables }: Described,
  { profile, schemas: patches }: JurisdictionSource,
): Described {
  const faults: string[] = [];
  const {
    id,
    version,
    codeTables = [],
  } = profile.value as unknown as {
    id: string;
    version: string;
    codeTables?: NarrowedCodeTable[];
  };
  const components = openapi['components'] as JsonObject;
  const before = components['schemas'] as JsonObject;
  const patched = { ...before };
  for (const [name, { value }] of patches) patched[name] = mergePatch(before[name], value);

  const narrowed = tables.map((table): CodeTable => {
    const own = codeTables.find(({ codeTableId }) => codeTableId === table.id);
    return own
      ? { ...table, openness: 'closed', codes: table.codes.filter(({ code }) => own.codes.includes(code)) }
      : table;
  });
  for (const [index, { codeTableId, codes }] of codeTables.entries()) {
    const table = tables.find((one) => one.id === codeTableId);
    const at = profile.at(['codeTables', index, 'codeTableId']);
    if (!table) faults.push(`${at}: the standard has no code table "${codeTableId}".`);
    const strangers = table ? codes.filter((code) => !table.codes.some((known) => known.code === code)) : [];
    if (strangers.length > 0)
      faults.push(
        `${at}: "${codeTableId}" has no ${strangers.join(', ')} to narrow it to; a profile may only leave codes out.`,
      );
  }

  const copy = structuredClone({ ...openapi, components: { ...components, schemas: patched } }) as JsonObject;
  const after = (copy['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
  for (const [coded, steps] of codedSchemas(after)) {
    const strangers = strayCodes(coded, tables);
    if (strangers.length > 0) {
      const [name = '', ...within] = steps;
      faults.push(
        `${patches.get(name)?.at([...within, 'enum']) ?? profile.file}: ${name}: "${coded['x-codelist'] as string}" has no ${strangers.join(', ')}.`,
      );
    }
    narrow(coded, codeTables);
  }
  complete(copy, narrowed);
  (copy['info'] as JsonObject)['x-yijian-profile'] = { id, version };

  for (const { steps, says } of [...unreadable(before, after), ...loosenings(before, after)]) {
    const [name = '', ...within] = steps;
    const source = patches.get(name);
    faults.push(`${source ? source.at(within) : profile.file}: ${name}: ${says}`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { openapi: copy, tables: narrowed };
}

/** Every schema within the named ones whose values come from a code table, and the steps to it. */
function* codedSchemas(node: Json, steps: string[] = []): Generator<[JsonObject, string[]]> {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && typeof node['x-codelist'] === 'string') yield [node, steps];
  for (const [key, value] of Object.entries(node)) yield* codedSchemas(value, [...steps, key]);
}

/** Values that a closed list allows although its table does not have them. */
function strayCodes(coded: JsonObject, tables: readonly CodeTable[]): string[] {
  const table = tables.find(({ id }) => id === coded['x-codelist']);
  return ((coded['enum'] ?? []) as string[]).filter((code) => !table?.codes.some((known) => known.code === code));
}

function narrow(coded: JsonObject, codeTables: readonly NarrowedCodeTable[]): void {
  const own = codeTables.find(({ codeTableId }) => codeTableId === coded['x-codelist']);
  if (!own) return;
  const known = coded['enum'] as string[] | undefined;
  coded['enum'] = known ? known.filter((code) => own.codes.includes(code)) : [...own.codes];
  delete coded['examples'];
}

/** What a profile adds without saying what it is. A misspelt name is found here too, for its patch is no whole schema. */
function unreadable(before: JsonObject, after: Record<string, JsonObject>): Fault[] {
  const faults: Fault[] = [];
  const check = (schema: JsonObject, steps: string[], what: string): void => {
    if ('$ref' in schema) return;
    const missing = ['type', 'description', 'x-title-zh'].filter((keyword) => !(keyword in schema));
    if (missing.length > 0)
      faults.push({ steps, says: `the standard has no ${what}; to add it, say its ${missing.join(', ')}.` });
  };
  for (const [name, schema] of Object.entries(after)) {
    const old = before[name] as JsonObject | undefined;
    if (!old) check(schema, [name], `schema of this name`);
    const known = (old?.['properties'] ?? {}) as JsonObject;
    for (const [property, definition] of Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>))
      if (!(property in known)) check(definition, [name, 'properties', property], `property "${property}" here`);
  }
  return faults;
}
