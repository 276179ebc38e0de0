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
    const segments = parts.map((part, index) =>
      index % 2 === 0 ? part : encodeURIComponent(identifier(part, path[(index - 1) / 2])),
    );
    for (const name of Object.keys(query))
      if (!queryParameters.includes(name))
        throw new TypeError(
          `${operationId} has no parameter "${name}"; it has ${queryParameters.join(', ') || 'none'}.`,
        );
    const search = new URLSearchParams();
    // In the table's order, so that the same question has the same address however the caller wrote it.
    for (const name of queryParameters)
      for (const value of [query[name] as QueryValue | QueryValue[]].flat())
        if (value !== undefined) search.append(name, String(value));
    const text = search.toString();
    return base + segments.join('') + (text && `?${text}`);
  };
}
