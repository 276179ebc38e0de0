import type { JsonObject } from '../bundle-standard.ts';
import type { CodeTable } from '../code-tables.ts';
import type { Collection } from '../collections.ts';
import { type Representation, representationOf } from './representation.ts';

/** One data element in the columns that Chinese data-set standards print. */
export interface DataElement extends Representation {
  /** `<Schema>.<property>`: stable, never used again for another element. */
  id: string;
  /** Identifier in the national data element catalogue, where it is known. */
  dataElementId?: string;
  zh: string;
  name: string;
  /** In Chinese. */
  definition: string;
  /** The definition in English. */
  english: string;
  /** How often it occurs: `1`, `0..1`, `1..n`, `0..n`. */
  occurrence: string;
  /** The code table of its values. */
  codeTable?: string;
  /** The schema of which it is a group. */
  group?: string;
  visibility: string;
  /** Who alone gives its value, where not everyone who may write the record does. */
  setBy?: 'server' | 'government';
  /** The steps that institutions may take where only authorities set the value: from a code, or `absent`, to codes. */
  institutionMoves?: Record<string, string[]>;
  mechanisms: string[];
}

/** The elements of one schema. */
export interface DataSet {
  schema: string;
  zh: string;
  definition: string;
  /** The definition in English. */
  description: string;
  /** Its collection, for schemas of records. */
  collection?: string;
  mechanisms: string[];
  visibility: string;
  elements: DataElement[];
}

/** The schemas of one module; those that several modules use stand in the module `service`. */
export interface DictionaryModule {
  id: string;
  zh: string;
  definition: string;
  /** The definition in English. */
  description: string;
  sets: DataSet[];
}

const last = (ref: string): string => ref.split('/').at(-1) ?? '';

/** Reads the dictionary out of the bundle. */
export function dictionary(openapi: JsonObject, collections: readonly Collection[]): DictionaryModule[] {
  const schemas = (openapi['components'] as JsonObject)['schemas'] as Record<string, JsonObject>;
  const tags = openapi['tags'] as JsonObject[];
  const modules = tags.map((tag): DictionaryModule => ({
    id: tag['name'] as string,
    zh: tag['x-title-zh'] as string,
    definition: tag['x-definition-zh'] as string,
    description: tag['description'] as string,
    sets: [],
  }));
  const byId = new Map(modules.map((module) => [module.id, module]));
  const place = placeOf(openapi, schemas);
  for (const [name, schema] of Object.entries(schemas)) {
    const properties = schema['properties'] as JsonObject | undefined;
    // A page of a list holds nothing of its own.
    if (!properties || ('data' in properties && 'page' in properties)) continue;
    const collection = collections.find((one) => one.schema === name);
    byId.get(collection?.module ?? place(name))?.sets.push(dataSet(name, schema, schemas, collection?.name));
  }
  // Records before what they are made of.
  for (const { sets } of modules) sets.sort((a, b) => Number(!a.collection) - Number(!b.collection));
  return modules.filter(({ sets }) => sets.length > 0);
}

/** The module whose operations reach a schema, or `service` when those of several do. */
function placeOf(openapi: JsonObject, schemas: Record<string, JsonObject>): (name: string) => string {
  const reached = new Map<string, Set<string>>();
  const visit = (node: unknown, tag: string): void => {
    if (node === null || typeof node !== 'object') return;
    if ('$ref' in node && typeof node.$ref === 'string' && node.$ref.startsWith('#/components/schemas/')) {
      const name = last(node.$ref);
      const tags = reached.get(name) ?? new Set();
      reached.set(name, tags);
      if (tags.has(tag)) return;
      tags.add(tag);
      visit(schemas[name], tag);
    } else for (const value of Object.values(node)) visit(value, tag);
  };
  for (const item of Object.values(openapi['paths'] as Record<string, JsonObject>))
    for (const operation of Object.values(item) as JsonObject[])
      if (Array.isArray(operation['tags'])) visit(operation, operation['tags'][0] as string);
  return (name) => {
    const tags = [...(reached.get(name) ?? [])];
    return tags.length === 1 ? (tags[0] as string) : 'service';
  };
}

function dataSet(name: string, schema: JsonObject, schemas: Record<string, JsonObject>, collection?: string): DataSet {
  const required = (schema['required'] ?? []) as string[];
  const mechanisms = (schema['x-yijian-mechanisms'] ?? []) as string[];
  // A reference can carry no title of its own: generators drop or refuse what stands beside a $ref.
  const titles = (schema['x-titles-zh'] ?? {}) as Record<string, string>;
  const resolve = (node: JsonObject): JsonObject =>
    typeof node['$ref'] === 'string' ? { ...(schemas[last(node['$ref'])] ?? {}), from: last(node['$ref']) } : node;
  const elements = Object.entries(schema['properties'] as Record<string, JsonObject>).map(
    ([property, node]): DataElement => {
      const definition = resolve(node);
      const value = definition['type'] === 'array' ? resolve(definition['items'] as JsonObject) : definition;
      const least = required.includes(property) ? '1' : '0';
      const many = definition['type'] === 'array';
      const dataElementId = node['x-data-element'] as string | undefined;
      return {
        id: `${name}.${property}`,
        ...(dataElementId && { dataElementId }),
        zh: titles[property] ?? ((definition['x-title-zh'] ?? '') as string),
        name: property,
        definition: (definition['x-definition-zh'] ?? '') as string,
        english: (definition['description'] ?? '') as string,
        occurrence: many ? `${least}..n` : least === '1' ? '1' : '0..1',
        ...representationOf({ ...value }),
        ...(typeof value['x-codelist'] === 'string' && { codeTable: value['x-codelist'] }),
        ...(value['properties'] !== undefined && { group: value['from'] as string }),
        visibility: strictest(schema, node, definition),
        ...setterOf(node, definition),
        mechanisms,
      };
    },
  );
  return {
    schema: name,
    zh: schema['x-title-zh'] as string,
    definition: (schema['x-definition-zh'] ?? '') as string,
    description: schema['description'] as string,
    ...(collection && { collection }),
    mechanisms,
    visibility: schema['x-yijian-visibility'] as string,
    elements,
  };
}

/** Who sets a value, as the property says, or the schema that it refers to. */
function setterOf(...nodes: readonly JsonObject[]): Pick<DataElement, 'setBy' | 'institutionMoves'> {
  if (nodes.some((node) => node['readOnly'] === true)) return { setBy: 'server' };
  const told = nodes.find((node) => node['x-yijian-set-by'] === 'government');
  if (!told) return {};
  const moves = told['x-yijian-institution-moves'] as Record<string, string[]> | undefined;
  return { setBy: 'government', ...(moves && { institutionMoves: moves }) };
}

const levels = ['public', 'government', 'restricted'];

/** Who may see what stands within all of these. */
const strictest = (...nodes: readonly JsonObject[]): string =>
  levels[Math.max(0, ...nodes.map((node) => levels.indexOf((node['x-yijian-visibility'] ?? 'public') as string)))] ??
  '';

/** Who gives the value of an element, in Chinese; empty where everyone does who may write the record. */
export function setter({ setBy, institutionMoves = {} }: DataElement): string {
  if (setBy === undefined) return '';
  if (setBy === 'server') return '系统';
  const standing = (code: string): string => (code === 'absent' ? '未填' : code);
  const steps = Object.entries(institutionMoves).map(
    ([from, to]) => `${standing(from)} → ${to.map(standing).join('、')}`,
  );
  return ['监管部门', ...(steps.length > 0 ? [`机构可：${steps.join('；')}`] : [])].join('。');
}

/** What a code table allows, in words. */
export const allowed = (element: DataElement, tables: readonly CodeTable[]): string => {
  const table = tables.find(({ id }) => id === element.codeTable);
  if (table) return `${table.zh}（${table.id}，${table.openness === 'closed' ? '封闭' : '开放'}）`;
  return element.group ?? '';
};
