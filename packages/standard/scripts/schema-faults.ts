import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from './bundle-standard.ts';

/** What is wrong with a value, and where in it. */
export interface Fault {
  steps: string[];
  says: string;
}

/** Copies schemas so that objects with known properties have no others: a misspelt name is a fault, not an extra. */
function closed(node: Json): Json {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return copy['type'] === 'object' && typeof copy['properties'] === 'object'
    ? { additionalProperties: false, ...copy }
    : copy;
}

/** Checks values that are written in this repository by the named schemas of the bundle, with nothing beside what these know. */
export function schemaFaults(schemas: JsonObject): (schema: string, value: unknown) => Fault[] {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ components: { schemas: closed(schemas) } }, 'standard');
  return (schema, value) => {
    const validate = ajv.getSchema(`standard#/components/schemas/${schema}`);
    if (!validate) throw new RangeError(`The standard has no schema "${schema}".`);
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
