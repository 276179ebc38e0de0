import type { paths } from '@yijian/standard';
import type { PutOptions } from './client-options.js';
import type { Transport } from './create-transport.js';
import { writeEndpoint } from './write-endpoint.js';

type Method = 'GET' | 'POST' | 'PUT';
type Has<Path extends keyof paths, Verb extends Method> =
  paths[Path] extends Record<Lowercase<Verb>, infer Described> ? Described : never;
type Json<Described> = Described extends { content: { 'application/json': infer Body } } ? Body : never;
type Answered<Described> = Described extends { responses: infer Answers }
  ? Json<Answers[keyof Answers & (200 | 201)]>
  : never;

/** What a request of one's own sends. */
export interface RequestParts {
  /** Values of the `{parameters}` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly body?: unknown;
}

/**
 * Sends a request that no resource offers, with everything that the client does for others: retries, token, memory,
 * errors. Typed for the paths of the standard; `unknown` for those of a vendor, such as `/x-vendor/permits/{id}`.
 */
export interface RequestFunction {
  <Path extends keyof paths, Verb extends Method>(
    method: Verb,
    path: Path,
    parts?: RequestParts,
    options?: PutOptions,
  ): Promise<Answered<Has<Path, Verb>>>;
  (method: Method, path: `/x-${string}`, parts?: RequestParts, options?: PutOptions): Promise<unknown>;
}

/** Makes the function for requests of one's own. */
export const createRequest =
  (transport: Transport): RequestFunction =>
  async (
    method: Method,
    path: string,
    { path: values = {}, query = {}, body }: RequestParts = {},
    options?: PutOptions,
  ) => {
    const operation = { operationId: `${method} ${path}`, method, path };
    const inOrder = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => values[name] as string);
    const request = { path: inOrder, query };
    const answer: Promise<unknown> =
      method === 'GET'
        ? transport.endpoint(operation as never)(request, options)
        : writeEndpoint(transport, operation as never)({ ...request, body: body as never }, options);
    return answer as Promise<never>;
  };
