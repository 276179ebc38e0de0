import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonObject } from './bundle-standard.ts';
import { jsonSchemas } from './json-schemas.ts';

/** What is wrong with a value, and where in it. */
export interface Fault {
  steps: string[];
  says: string;
}

/**
 * Checks values that are written in this repository by the named schemas of the bundle, taking nothing that these do not know: a misspelt
 * name is a fault, not an extra.
 */
export function schemaFaults(openapi: JsonObject): (schema: string, value: unknown) => Fault[] {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  for (const [name, schema] of Object.entries(jsonSchemas(openapi, 'strict'))) ajv.addSchema(schema, name);
  return (schema, value) => {
    const validate = ajv.getSchema(`${schema}.json`);
    if (!validate)
      throw new RangeError(
        `The bundle has no schema "${schema}": nothing in openapi/openapi.yaml leads to it. Run npm run collections.`,
      );
    return faultsBy(validate, value);
  };
}

/** Checks values by a schema that stands alone. */
export function faultsOf(schema: JsonObject): (value: unknown) => Fault[] {
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  return (value) => faultsBy(validate, value);
}

function faultsBy(validate: ValidateFunction, value: unknown): Fault[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => ({
    steps: instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
    says: `${instancePath || 'it'} ${message}${detail(params)}.`,
  }));
}

function detail({ additionalProperty, allowedValues }: Record<string, unknown>): string {
  if (typeof additionalProperty === 'string') return `: "${additionalProperty}"`;
  if (Array.isArray(allowedValues)) return `: ${allowedValues.join(', ')}`;
  return '';
}
