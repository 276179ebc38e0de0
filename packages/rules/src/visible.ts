/** Who reads: the public, or an authority with a token. */
export type Audience = 'public' | 'government';

/** Who may see a property: `x-yijian-visibility` of the standard. Restricted properties are never sent to anybody. */
type Visibility = 'public' | 'government' | 'restricted';

/** What this module reads of an OpenAPI 3.1 document. */
export interface SchemaBundle {
  components?: { schemas?: Record<string, unknown> };
}

/** Copies a value of a schema without what the audience may not see. */
export type VisibleTo = <T>(audience: Audience, schemaName: string, value: T) => T;

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  'x-yijian-visibility'?: Visibility;
}

/** What to keep of one schema's values. Leaves and free-form objects have none: they are kept whole. */
interface Keep {
  properties?: [name: string, keep: Keep][];
  items?: Keep;
  values?: Keep;
}

const RANK: Record<Visibility, number> = { public: 0, government: 1, restricted: 2 };
const WHOLE: Keep = {};
const NOTHING: Keep = { properties: [] };
const COMBINATORS = ['allOf', 'anyOf', 'oneOf', 'patternProperties'] as const;

/**
 * Reads the visibility of every property from an OpenAPI document once, and returns the function that strips values by it. A property is
 * as visible as the stricter of itself and the schema it refers to. Properties that the schema does not know are dropped: nobody has said
 * that they may be seen.
 *
 * The returned function throws a RangeError for a schema name that the document does not have, and for a schema that the audience may not
 * see at all.
 *
 * @throws TypeError when the document holds what the standard does not use (a broken `$ref`, an unknown visibility, schema combinators)
 */
export function compileVisibleTo(bundle: SchemaBundle): VisibleTo {
  const schemas = (bundle.components?.schemas ?? {}) as Record<string, Schema>;
  const tables = { public: new Map<string, Keep>(), government: new Map<string, Keep>() };
  for (const audience of ['public', 'government'] as const) {
    const compile = compiler(schemas, audience, tables[audience]);
    for (const name of Object.keys(schemas)) compile(name);
  }
  return (audience, schemaName, value) => {
    const keep = tables[audience].get(schemaName);
    if (!keep) {
      throw new RangeError(
        schemas[schemaName]
          ? `Nobody of audience "${audience}" may see values of schema "${schemaName}".`
          : `The OpenAPI document has no schema "${schemaName}".`,
      );
    }
    return strip(value, keep);
  };
}

function compiler(
  schemas: Readonly<Record<string, Schema>>,
  audience: Audience,
  table: Map<string, Keep>,
): (name: string) => void {
  const hidden = (schema: Schema, where: string) => {
    const own = schema['x-yijian-visibility'] ?? 'public';
    if (!(own in RANK))
      throw new TypeError(`x-yijian-visibility of ${where} is "${own}": it is public, government or restricted.`);
    return RANK[own] > RANK[audience];
  };
  const target = (ref: string, where: string): [name: string, schema: Schema] => {
    const name = ref.slice(ref.lastIndexOf('/') + 1);
    const schema = schemas[name];
    if (!schema) throw new TypeError(`${where} refers to "${ref}", which the document does not have.`);
    return [name, schema];
  };
  const named = (name: string, schema: Schema): Keep => {
    const known = table.get(name);
    if (known) return known;
    // Entered before it is filled, so that a schema may refer to itself.
    const keep: Keep = {};
    table.set(name, keep);
    return Object.assign(keep, inline(schema, name) ?? NOTHING);
  };
  const reach = (schema: Schema, where: string): Keep | undefined => {
    if (hidden(schema, where)) return undefined;
    if (schema.$ref === undefined) return inline(schema, where);
    const [name, referred] = target(schema.$ref, where);
    return hidden(referred, name) ? undefined : named(name, referred);
  };
  const inline = (schema: Schema, where: string): Keep | undefined => {
    const combinator = COMBINATORS.find((keyword) => keyword in schema);
    if (combinator) throw new TypeError(`${where} uses ${combinator}, which the standard's schemas do not use.`);
    if (schema.properties) {
      return {
        properties: Object.entries(schema.properties).flatMap(([property, child]) => {
          const keep = reach(child, `${where}.${property}`);
          return keep ? [[property, keep] satisfies [string, Keep]] : [];
        }),
      };
    }
    if (schema.items) {
      const items = reach(schema.items, `${where}[]`);
      return items && { items };
    }
    if (typeof schema.additionalProperties === 'object') {
      const values = reach(schema.additionalProperties, `${where}{}`);
      return values && { values };
    }
    return WHOLE;
  };
  return (name) => {
    const schema = schemas[name];
    if (schema && !hidden(schema, name)) named(name, schema);
  };
}

function strip<T>(value: T, keep: Keep): T {
  if (typeof value !== 'object' || value === null) return value;
  if (keep.properties) {
    const source = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, inner] of keep.properties) {
      const own = source[name];
      if (own !== undefined) result[name] = inner === WHOLE ? own : strip(own, inner);
    }
    return result as T;
  }
  const { items, values } = keep;
  if (items && Array.isArray(value)) return value.map((item: unknown) => strip(item, items)) as T;
  if (values) {
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, strip(own as unknown, values)])) as T;
  }
  return value;
}
