import { identifier } from './identifier.js';
import type { Operation } from './operation-types.js';

type QueryValue = string | number | boolean | undefined;

/** The address of a request to an operation, from the values of its path parameters in their order and its query. */
export type RequestAddress = (path: readonly string[], query: Readonly<Record<string, unknown>>) => string;

/**
 * Compiles an operation's path template.
 *
 * @throws {TypeError} from the function returned, when a path value is no identifier or a query parameter is not the
 * operation's.
 */
export function requestAddress(base: string, operation: Operation): RequestAddress {
  const { operationId, queryParameters } = operation;
  // Literals stand at even places, names of parameters at odd ones.
  const parts = operation.path.split(/\{(\w+)\}/);
  return (path, query) => {
    let url = base;
    parts.forEach((part, index) => {
      url += index % 2 ? encodeURIComponent(identifier(part, path[(index - 1) / 2])) : part;
    });
    const names = Object.keys(query);
    if (!names.length) return url;
    for (const name of names)
      if (!queryParameters.includes(name))
        throw new TypeError(
          `${operationId} has no parameter "${name}"; it has ${queryParameters.join(', ') || 'none'}.`,
        );
    // In the table's order, so that the same question has the same address however the caller wrote it.
    const pairs = queryParameters.flatMap((name) =>
      [query[name] as QueryValue | QueryValue[]]
        .flat()
        .flatMap((value) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return pairs.length ? `${url}?${new URLSearchParams(pairs).toString()}` : url;
  };
}
