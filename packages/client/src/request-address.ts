import { identifier } from './identifier.js';
import type { Operation } from './operation-types.js';

type QueryValue = string | number | boolean | undefined;

/** The address of a request to an operation, from the values of its path parameters in their order and its query. */
export type RequestAddress = (path: readonly string[], query: Readonly<Record<string, unknown>>) => string;

/**
 * Compiles an operation's path template. Which parameters an operation has is not looked at: types say so before, and a
 * server refuses what it does not know (YJ-LST-006). It may know more than the standard did when this was built.
 *
 * @throws {TypeError} from the function returned, when a path value is no identifier.
 */
export function requestAddress(base: string, operation: Operation): RequestAddress {
  // Literals stand at even places, names of parameters at odd ones.
  const parts = operation.path.split(/\{(\w+)\}/);
  return (path, query) => {
    let url = base;
    parts.forEach((part, index) => {
      url += index % 2 ? encodeURIComponent(identifier(part, path[(index - 1) / 2])) : part;
    });
    // By name, so that the same question has the same address however the caller wrote it.
    const pairs = Object.keys(query)
      .sort()
      .flatMap((name) =>
        [query[name] as QueryValue | QueryValue[]]
          .flat()
          .flatMap((value) => (value === undefined ? [] : [[name, String(value)]])),
      );
    return pairs.length ? `${url}?${new URLSearchParams(pairs).toString()}` : url;
  };
}
