import type { JsonObject } from './bundle-standard.ts';

/** A place in the records of a schema that names another record. */
export interface Reference {
  /** JSON Pointer; `*` stands for every item of an array. */
  path: string;
  /** Collections, or claim spaces such as `findings`, that the record may be in. */
  to: string[];
  /** Where it is said what decides the collection, and which it decides: a kind, or the name of the collection itself. */
  byKind?: { path: string; to: Record<string, string> };
}

/** A place whose value only one record may have within a space, such as the ids of findings. */
export interface Claim {
  path: string;
  space: string;
}

/**
 * What the records of a schema refer to and claim, by `x-yijian-reference` and `x-yijian-claim` of the schema and of all that is in it.
 *
 * @param names of all collections
 */
export function linksOf(
  openapi: JsonObject,
  schema: string,
  names: readonly string[],
): { references: Reference[]; claims: Claim[] } {
  const every = Object.fromEntries(names.map((name) => [name, name]));
  const schemas = (openapi['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
  const references: Reference[] = [];
  const claims: Claim[] = [];
  const walk = (node: JsonObject, at: string, within: readonly string[]): void => {
    if (typeof node['$ref'] === 'string') {
      const name = node['$ref'].split('/').at(-1) ?? '';
      // A schema within itself would go on without end; none of the standard's holds references that deep.
      if (!within.includes(name)) walk(schemas[name] ?? {}, at, [...within, name]);
      return;
    }
    const to = node['x-yijian-reference'] as string[] | string | Record<string, string> | undefined;
    const beside = (name: string): string => `${at.slice(0, at.lastIndexOf('/'))}/${name}`;
    if (Array.isArray(to)) references.push({ path: at, to });
    // The name of a property beside it that names the collection outright.
    else if (typeof to === 'string')
      references.push({ path: at, to: [...names], byKind: { path: beside(to), to: every } });
    else if (to) references.push({ path: at, to: Object.values(to), byKind: { path: beside('kind'), to } });
    if (typeof node['x-yijian-claim'] === 'string') claims.push({ path: `${at}/id`, space: node['x-yijian-claim'] });
    if (node['items']) walk(node['items'] as JsonObject, `${at}/*`, within);
    for (const [name, property] of Object.entries((node['properties'] ?? {}) as Record<string, JsonObject>))
      walk(property, `${at}/${name}`, within);
  };
  walk(schemas[schema] ?? {}, '', [schema]);
  return { references, claims };
}
