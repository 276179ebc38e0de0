import { Ajv, type CodeKeywordDefinition, type Format } from 'ajv';
import { _, Name } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { callRef } from 'ajv/dist/vocabularies/core/ref.js';
import type { Json, JsonObject } from './bundle-standard.ts';
import { formats } from './formats.ts';

/** What validators are made of: everything else in a schema is for people. */
const checked = new Set([
  ...['type', 'enum', 'properties', 'required', 'items', 'minItems', 'maxItems', 'uniqueItems', 'pattern', 'format'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'additionalProperties', 'minProperties', 'maxProperties'],
]);
const unchecked =
  /^(x-.+|\$schema|title|description|examples?|default|deprecated|readOnly|writeOnly|contentMediaType)$/;
const elsewhere = 'validated-by';
const codePoints = 'require("ajv/dist/runtime/ucs2length").default';

/**
 * Validators of schemas, compiled: a module for each schema that has properties, which imports those of the schemas that
 * it refers to, so that a bundle has each once and only those it needs. No module makes code of text, or needs ajv.
 *
 * @param schemas open JSON Schemas by name
 * @param roots schemas to begin with
 * @returns the source of each module by the name of its schema; each exports `validate`
 */
export function validatorModules(
  schemas: Readonly<Record<string, JsonObject>>,
  roots: Iterable<string>,
): Map<string, string> {
  const modules = new Map<string, string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (modules.has(name)) continue;
    const { source, imports } = validatorModule(schemas, name);
    modules.set(name, source);
    waiting.push(...imports);
  }
  return modules;
}

function validatorModule(
  schemas: Readonly<Record<string, JsonObject>>,
  name: string,
): { source: string; imports: readonly string[] } {
  const imports = new Set<string>();
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    formats: formats as Record<string, Format>,
    code: { source: true, esm: true },
    keywords: [validatedElsewhere],
  });
  const validate = ajv.compile(validatable(schemas, schemas[name] as JsonObject, imports) as JsonObject);
  const code = standalone
    .default(ajv, validate)
    // What ajv exports by default as well as by name.
    .replace(/^"use strict";/, '')
    .replace(/export default (\w+);/, '')
    .replace(/schemaPath:"#/g, `schemaPath:"${name}#`)
    // The schemas themselves, which most validators do not read at run time.
    .replace(/const (schema\d+) = \{.*?\};(?=const |function )/g, (schema, own: string, _, whole: string) =>
      whole.split(new RegExp(`\\b${own}\\b`)).length > 2 ? schema : '',
    );
  const lines = [...imports].sort().map((other) => `import { validate as validate${other} } from './${other}.js';\n`);
  const measured = code.includes(codePoints) ? [`import { codePoints } from '../code-points.js';\n`] : [];
  return {
    source: [...measured, ...lines, code.replace(codePoints, 'codePoints'), '\n'].join(''),
    imports: [...imports],
  };
}

/** A reference to a schema that has a module of its own becomes a call of that module. */
const validatedElsewhere: CodeKeywordDefinition = {
  keyword: elsewhere,
  schemaType: 'string',
  code(context) {
    // Each package of the workspace has ajv of its own, and the compiler takes their classes for different ones.
    callRef(context as unknown as Parameters<typeof callRef>[0], _`${new Name(`validate${context.schema as string}`)}`);
  },
};

/** The schema without what only people read; what it refers to stands in its place when it has no properties. */
function validatable(schemas: Readonly<Record<string, JsonObject>>, node: Json, imports: Set<string>): Json {
  if (Array.isArray(node)) return node;
  if (node === null || typeof node !== 'object') return node;
  if (typeof node['$ref'] === 'string') {
    const name = node['$ref'].replace(/\.json$/, '');
    const target = schemas[name] as JsonObject;
    if (!target['properties']) return validatable(schemas, target, imports);
    imports.add(name);
    return { [elsewhere]: name };
  }
  const kept: JsonObject = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (unchecked.test(keyword)) continue;
    if (!checked.has(keyword)) throw new Error(`Validators cannot check the keyword "${keyword}" yet.`);
    kept[keyword] =
      keyword === 'properties'
        ? Object.fromEntries(
            Object.entries(value as JsonObject).map(([key, property]) => [
              key,
              validatable(schemas, property, imports),
            ]),
          )
        : keyword === 'items' || keyword === 'additionalProperties'
          ? validatable(schemas, value, imports)
          : value;
  }
  return kept;
}
