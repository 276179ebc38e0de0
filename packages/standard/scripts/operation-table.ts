import type { JsonObject } from './bundle-standard.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What a router or a client must know of an operation. */
export interface OperationEntry {
  operationId: string;
  method: Uppercase<(typeof methods)[number]>;
  /** Path template with `{parameters}`, without the version prefix. */
  path: string;
  tag: string;
  pathParameters: string[];
  queryParameters: string[];
  /** Query parameters that are repeated for several values. */
  arrayParameters: string[];
  /** True when the answer is `{ data, page }` and `cursor` goes on. */
  paged: boolean;
  /** True when the operation needs a bearer token. */
  secured: boolean;
  /** What of its module a server serves with it: reads for all, reads for authorities, writes. */
  level: 'L1' | 'L2' | 'L3';
}

/** The operations of the bundle by operation id, in the order of the document. */
export function operationTable(openapi: JsonObject): Record<string, OperationEntry> {
  const table: Record<string, OperationEntry> = {};
  const resolve = (node: JsonObject): JsonObject => {
    if (typeof node['$ref'] !== 'string') return node;
    return node['$ref']
      .slice(2)
      .split('/')
      .reduce((at: JsonObject, key) => at[key.replaceAll('~1', '/')] as JsonObject, openapi);
  };
  for (const [path, item] of Object.entries(openapi['paths'] as Record<string, JsonObject>)) {
    for (const method of methods) {
      const operation = item[method] as JsonObject | undefined;
      if (!operation) continue;
      const parameters = [
        ...((item['parameters'] ?? []) as JsonObject[]),
        ...((operation['parameters'] ?? []) as JsonObject[]),
      ].map(resolve);
      const named = (where: string, test = (_: JsonObject): boolean => true): string[] =>
        parameters.filter((p) => p['in'] === where && test(p)).map((p) => p['name'] as string);
      const queryParameters = named('query');
      const operationId = operation['operationId'] as string;
      table[operationId] = {
        operationId,
        method: method.toUpperCase() as OperationEntry['method'],
        path,
        tag: (operation['tags'] as string[])[0] ?? '',
        pathParameters: named('path'),
        queryParameters,
        arrayParameters: named('query', (p) => (p['schema'] as JsonObject)['type'] === 'array'),
        paged: queryParameters.includes('cursor'),
        secured: ((operation['security'] ?? []) as JsonObject[]).length > 0,
        level: operation['x-yijian-level'] as OperationEntry['level'],
      };
    }
  }
  return table;
}
