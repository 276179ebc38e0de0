import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { description, type Schema } from '../standard.js';

const ROOT = 'openapi';

/** An instant as every client's library and every database reads it: with a capital T, and an offset that some clock has. */
const INSTANT = /^[0-9-]{10}T[0-9:]{8}([.][0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$/;

/** Days outside this range are slips of the pen, and rules would have to count beyond the calendar. */
const EARLIEST = '1800-01-01';
const LATEST = '2999-12-31';

function validator(root: unknown): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    strictNumbers: true,
    validateSchema: false,
  });
  addFormats.default(ajv);
  ajv.addSchema(root as Schema, ROOT);
  return ajv;
}

const open = validator(description);

const closed = validator({ components: { schemas: closeAll(description.components.schemas) } });
const isDay = closed.formats['date'] as { validate: (text: string) => boolean };
const isInstant = closed.formats['date-time'] as { validate: (text: string) => boolean };
closed.addFormat('date', (text) => isDay.validate(text) && isThinkable(text));
closed.addFormat(
  'date-time',
  (text) => isInstant.validate(text) && INSTANT.test(text) && isThinkable(text.slice(0, LATEST.length)),
);

const isThinkable = (day: string): boolean => day >= EARLIEST && day <= LATEST;

/** Checks a value by a schema that stands alone, such as that of a parameter. */
export const validatorOf = (schema: Schema): ValidateFunction => open.compile(schema);

/** Checks an answer by a named schema. */
export const answerValidator = (name: string): ValidateFunction => named(open, name);

/**
 * Checks a request body by a named schema. Properties that the standard does not have are faults: nobody has said who may see them, so they
 * could neither be kept nor shown.
 */
export const bodyValidator = (name: string): ValidateFunction => named(closed, name);

function named(ajv: Ajv2020, name: string): ValidateFunction {
  const validate = ajv.getSchema(`${ROOT}#/components/schemas/${name}`);
  if (!validate) throw new RangeError(`The description has no schema "${name}".`);
  return validate;
}

/** Copies schemas so that objects with known properties have no others. */
function closeAll(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeAll);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closeAll(value)]));
  return typeof copy['properties'] === 'object' && copy['type'] === 'object'
    ? { additionalProperties: false, ...copy }
    : copy;
}
