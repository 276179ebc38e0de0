import type { JsonObject } from './bundle-standard.ts';

/** The schema that a reference leads to; the schema itself when it refers to none. */
export function resolved(schemas: JsonObject, schema: JsonObject | undefined): JsonObject | undefined {
  const name = (schema?.['$ref'] as string | undefined)?.split('/').at(-1);
  return name === undefined ? schema : resolved(schemas, schemas[name] as JsonObject | undefined);
}

/**
 * The schema of the place that a JSON Pointer names in the records of a schema, `*` standing for every item of an array. Undefined when they
 * have no such place.
 */
export function schemaAt(schemas: JsonObject, name: string, pointer: string): JsonObject | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<JsonObject | undefined>(
      (at, step) => {
        const next = step === '*' ? at?.['items'] : (at?.['properties'] as JsonObject | undefined)?.[step];
        return resolved(schemas, next as JsonObject | undefined);
      },
      resolved(schemas, schemas[name] as JsonObject | undefined),
    );
}
