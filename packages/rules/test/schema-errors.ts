import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { codeTables } from '@yijian/standard/codes';
import openapi from '@yijian/standard/openapi.json' with { type: 'json' };

const codes = new Map<string, Set<string>>(
  codeTables.map((table) => [table.id, new Set(table.codes.map(({ code }) => code))]),
);

const validator = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(validator);
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
  void check(value);
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
  );
}
