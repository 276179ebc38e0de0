import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileVisibleTo, type VisibleTo } from '@yijian/rules';
import { profiles } from '@yijian/standard/profiles';
import { compileWithoutPersons } from './without-persons.js';

/** A JSON Schema, or another object of the description. */
export interface Schema {
  [keyword: string]: unknown;
}

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: Schema;
}

/** Ways to be let in, any of which is enough; an empty one stands for everybody (OpenAPI 3.1, Security Requirement Object). */
type Security = readonly Readonly<Record<string, readonly string[]>>[];

interface Description {
  info: { version: string };
  security: Security;
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, Schema> };
}

const { resolve: fileOf } = createRequire(import.meta.url);

/** Where the descriptions are that this server keeps and publishes, and those of the profiles, by their place under `/v1`. */
export const descriptionFiles = {
  'openapi.json': fileOf('@yijian/standard/openapi.json'),
  'openapi-3.0.json': fileOf('@yijian/standard/openapi-3.0.json'),
  ...Object.fromEntries(
    profiles.map(({ id }) => [`profiles/${id}/openapi.json`, fileOf(`@yijian/standard/profiles/${id}/openapi.json`)]),
  ),
};

/** The OpenAPI 3.1 description that this server keeps. */
export const description = JSON.parse(readFileSync(descriptionFiles['openapi.json'], 'utf8')) as Description;

/** Version of the standard, by Semantic Versioning. */
export const standardVersion = description.info.version;

const withoutHidden = compileVisibleTo(description);
const withoutPersons = compileWithoutPersons(description.components.schemas);

/** Strips a value of a named schema of what an audience may not see, and hides natural persons from the public. */
export const visibleTo: VisibleTo = (audience, schemaName, value) => {
  const visible = withoutHidden(audience, schemaName, value);
  return audience === 'public' ? withoutPersons(schemaName, visible) : visible;
};

/** The schema itself, or the one that it refers to within the description. */
export function resolve(node: Schema): Schema {
  const { $ref } = node;
  if (typeof $ref !== 'string') return node;
  return $ref
    .slice(2)
    .split('/')
    .reduce<Schema>((at, key) => at[key.replaceAll('~1', '/')] as Schema, description as unknown as Schema);
}

/** Walks through a named schema and all that is in it. A schema within itself is entered once. */
export function walk(schema: string, visit: (node: Schema, path: string) => void): void {
  const enter = (node: Schema, path: string, within: readonly unknown[]): void => {
    visit(node, path);
    const { $ref } = node;
    if ($ref !== undefined) {
      if (!within.includes($ref)) enter(resolve(node), path, [...within, $ref]);
      return;
    }
    if (node['items']) enter(node['items'] as Schema, `${path}/*`, within);
    for (const [name, property] of Object.entries((node['properties'] ?? {}) as Record<string, Schema>))
      enter(property, `${path}/${name}`, within);
  };
  enter({ $ref: `#/components/schemas/${schema}` }, '', []);
}

/** Places in the values of a named schema, as JSON Pointers with `*` for the items of an array, whose own schema or reference passes a test. */
export function placesIn(schema: string, test: (node: Schema) => boolean): string[] {
  const places = new Set<string>();
  walk(schema, (node, path) => {
    if (test(node)) places.add(path);
  });
  return [...places];
}

/** An operation as the description has it: its parameters, its body's schema, and the schema of each answer by status. */
export interface OperationDescription {
  parameters: readonly Parameter[];
  /** Name of the schema of the request body. */
  body?: string;
  /** Name of the schema of the answer's body by status; undefined for answers without one. */
  answers: ReadonlyMap<string, string | undefined>;
  /** Lists of scopes, any of which lets a caller in; an empty list lets in everybody. */
  security: readonly (readonly string[])[];
}

/** Reads an operation from the description by its path and method. */
export function describeOperation(path: string, method: string): OperationDescription {
  const item = description.paths[path] ?? {};
  const operation = item[method.toLowerCase()] as Schema;
  const lists = [item['parameters'], operation['parameters']] as (Schema[] | undefined)[];
  const body = operation['requestBody'] as Schema | undefined;
  const answers = Object.entries(operation['responses'] as Record<string, Schema>);
  const security = (operation['security'] as Security | undefined) ?? description.security;
  const bodySchema = body && schemaName(resolve(body));
  return {
    parameters: lists.flatMap((list) => list ?? []).map((node) => resolve(node) as unknown as Parameter),
    ...(bodySchema !== undefined && { body: bodySchema }),
    answers: new Map(answers.map(([status, answer]) => [status, schemaName(resolve(answer))])),
    security: security.map((way) => Object.values(way).flat()),
  };
}

/** The name of the schema of a body; every body of the standard has a named one. */
function schemaName(holder: Schema): string | undefined {
  const [content] = Object.values((holder['content'] ?? {}) as Record<string, { schema: { $ref: string } }>);
  return content?.schema.$ref.split('/').at(-1);
}
