import type { Exchange } from './relay.ts';

type JsonObject = Record<string, unknown>;

/** A property that no version of the standard has. */
export const futureProperty = 'fromTheFuture';

const futureCode = 'from-the-future';

/**
 * Turns answers into those of a later version of the standard: every object that the standard describes has a property
 * more, and every code of an open list is one that nobody knows yet. A client must read them all the same.
 *
 * @param openapi the bundle that describes the answers
 * @param prefix what stands before the paths of the bundle, such as `/v1`
 */
export function futureAnswers(openapi: JsonObject, prefix: string): (exchange: Exchange) => unknown {
  const paths = Object.entries(openapi.paths as Record<string, JsonObject>).map(([path, item]) => ({
    pattern: new RegExp(`^${prefix}${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    item,
  }));
  const resolve = (node: unknown): JsonObject => {
    const { $ref } = node as { $ref?: string };
    if ($ref === undefined) return node as JsonObject;
    const steps = $ref.replace('#/', '').split('/');
    return resolve(steps.reduce<unknown>((at, step) => (at as JsonObject)[step], openapi));
  };

  return ({ method, target, status, contentType, answered }) => {
    const path = target.split('?')[0] ?? target;
    const operation = paths.find(({ pattern }) => pattern.test(path))?.item[method.toLowerCase()] as
      JsonObject | undefined;
    const responses = operation?.responses as JsonObject | undefined;
    const response = responses?.[status] ?? responses?.default;
    const mediaType = contentType.split(';')[0] ?? '';
    const content = (response ? resolve(response).content : undefined) as Record<string, JsonObject> | undefined;
    const schema = content?.[mediaType]?.schema;
    // The code of a problem is what the client is asked about.
    const codes = mediaType !== 'application/problem+json';
    return schema === undefined ? answered : grow(answered, schema, codes);
  };

  function grow(value: unknown, node: unknown, codes: boolean): unknown {
    const schema = resolve(node);
    if (Array.isArray(value)) return value.map((item) => grow(item, schema.items ?? {}, codes));
    if (typeof value === 'string') return codes && schema['x-codelist'] && !schema.enum ? futureCode : value;
    const properties = schema.properties as JsonObject | undefined;
    if (typeof value !== 'object' || value === null || !properties) return value;
    const grown = Object.entries(value).map(
      ([name, item]) => [name, grow(item, properties[name] ?? {}, codes)] as const,
    );
    return { ...Object.fromEntries(grown), [futureProperty]: { note: futureCode, counts: [1, 2] } };
  }
}
