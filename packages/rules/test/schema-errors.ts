import { createRequire } from 'node:module';
import { codeTables } from '@yijian/standard/codes';
import openapi from '@yijian/standard/openapi.json' with { type: 'json' };

interface Check {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string; params: unknown }[] | null;
}

interface Validator {
  addKeyword: (keyword: object) => void;
  addSchema: (schema: object, key: string) => void;
  getSchema: (reference: string) => Check | undefined;
}

// The standard's own validator: at the root of the house stands an older one that does not know JSON Schema 2020-12.
const requireFromStandard = createRequire(new URL('../../standard/package.json', import.meta.url));
const { Ajv2020 } = requireFromStandard('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Validator };
const addFormats = requireFromStandard('ajv-formats') as (validator: Validator) => void;

const codes = new Map<string, Set<string>>(
  codeTables.map((table) => [table.id, new Set(table.codes.map(({ code }) => code))]),
);

const validator = new Ajv2020({ allErrors: true, strict: false });
addFormats(validator);
validator.addKeyword({
  keyword: 'x-codelist',
  type: 'string',
  schemaType: 'string',
  error: { message: ({ schema }: { schema: string }) => `must be a code of the table ${schema}` },
  validate: (table: string, code: string) => codes.get(table)?.has(code) ?? false,
});
validator.addSchema(closed(openapi), 'standard');

/** A copy in which no schema takes a property that it does not name: a server may add some, data written by hand must not misspell any. */
function closed(document: typeof openapi): object {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components.schemas)) {
    if ('properties' in schema) Object.assign(schema, { additionalProperties: false });
  }
  return copy;
}

/** What a schema of the standard finds wrong with a value; empty for a valid one. Open code tables count as closed here. */
export function schemaErrors(schemaName: string, value: unknown): string[] {
  const check = validator.getSchema(`standard#/components/schemas/${schemaName}`);
  if (!check) throw new RangeError(`The standard has no schema "${schemaName}".`);
  check(value);
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
  );
}
