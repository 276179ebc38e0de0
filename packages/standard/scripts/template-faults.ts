import type { Template, TemplateConversion, TemplateField } from '../src/template.ts';
import type { JsonObject } from './bundle-standard.ts';
import type { Collection } from './collections.ts';
import { schemaAt } from './schema-at.ts';
import type { Fault } from './schema-faults.ts';

/** Where the fields of a template have no source in the standard, or one that cannot be converted as they say. */
export function templateFaults(
  template: Template,
  openapi: JsonObject,
  collections: readonly Pick<Collection, 'name' | 'schema'>[],
): Fault[] {
  const schemas = (openapi['components'] as JsonObject)['schemas'] as JsonObject;
  if (!(template.schema in schemas))
    return [{ steps: ['schema'], says: `the standard has no schema "${template.schema}".` }];
  return template.fields.flatMap((field, index) => {
    const fault = fieldFault(field, template.schema, schemas, collections);
    return fault ? [{ steps: ['fields', String(index), fault[0]], says: `${field.code}: ${fault[1]}` }] : [];
  });
}

function fieldFault(
  { at, via, schema, convert }: TemplateField,
  own: string,
  schemas: JsonObject,
  collections: readonly Pick<Collection, 'name' | 'schema'>[],
): [key: string, says: string] | undefined {
  if (via !== undefined) {
    const reference = schemaAt(schemas, own, via);
    if (!reference) return ['via', `${own} has nothing at ${via}.`];
    const to = reference['x-yijian-reference'] as string[] | Record<string, string> | undefined;
    if (!to) return ['via', `${own}${via} refers to no record; it needs x-yijian-reference.`];
    const places = Array.isArray(to) ? to : Object.values(to);
    const leadsTo = places.flatMap((place) => schemasOf(place, schemas, collections));
    if (!leadsTo.includes(schema ?? ''))
      return [
        'schema',
        `${own}${via} leads to ${leadsTo.join(' or ') || places.join(' or ')}, not to ${schema ?? ''}.`,
      ];
  }
  const holder = schema ?? own;
  const source = schemaAt(schemas, holder, at);
  if (!source) return ['at', `${holder} has nothing at ${at}.`];
  if (!convert || convertible[convert](source, at)) return undefined;
  return ['convert', `${holder}${at} cannot be converted by ${convert}.`];
}

/** The schemas of the records of a collection, or of those that claim their ids in a space such as `findings`. */
function schemasOf(
  place: string,
  schemas: JsonObject,
  collections: readonly Pick<Collection, 'name' | 'schema'>[],
): string[] {
  const ofCollection = collections.filter(({ name }) => name === place).map(({ schema }) => schema);
  const claiming = Object.entries(schemas as Record<string, JsonObject>)
    .filter(([, schema]) => schema['x-yijian-claim'] === place)
    .map(([name]) => name);
  return [...ofCollection, ...claiming];
}

const itself = (source: JsonObject): JsonObject => (source['items'] as JsonObject | undefined) ?? source;

const convertible: Record<TemplateConversion, (source: JsonObject, at: string) => boolean> = {
  'ten-thousand-yuan': ({ type }, at) => type === 'string' && at.endsWith('Yuan'),
  'code-label': (source) => 'x-codelist' in itself(source),
  join: ({ type }, at) => type === 'array' || at.includes('*'),
  date: ({ format }) => format === 'date' || format === 'date-time',
};
