/** A program that writes clients. */
export interface Generator {
  name: string;
  /** On npm, with the exact version that was run. */
  package: string;
  /** What its clients do not do, or do in a way that a vendor must know. */
  limits: readonly string[];
}

const openapiGenerator = {
  name: 'OpenAPI Generator',
  limits: [
    'Reads OpenAPI 3.0 only, so it is given the twin. The npm package holds the generator itself; later ones download it.',
    'Classes are named after the modules of the standard: facilities and units are in `SubjectsApi`.',
    'There is no paging: walk the cursors yourself. There are no retries, and `Retry-After` is not read.',
  ],
} as const;

/** The generators that the targets use. */
export const generators = {
  redocly: {
    name: 'Redocly',
    package: '@redocly/cli@2.77.0',
    limits: [
      'Experimental by its own word: pin the exact version.',
      'Pages are walked by the generated `…Items` methods once `redocly-clients.yaml` says how lists are paged.',
      'Nothing is retried until the client is told how often; then `Retry-After` is kept to when it is in seconds, as this standard sends it. Java, Python, Go and PHP wait by their own policy when it is a date.',
      'A value that a closed list does not have is an error in Java and Python. Open lists are strings, so new codes are read.',
      'The body of an error is a map (Java, Python, PHP, Go): read `code` from it. In TypeScript it is `unknown`; cast it to `Problem`.',
    ],
  },
  nswag: {
    name: 'NSwag',
    package: 'nswag@14.7.1',
    limits: [
      'Under Mono it needs the facades of `mono-devel`; without them it ends with "Could not resolve type … OSPlatform".',
      'Without `/generateOptionalPropertiesAsNullable:true` a client writes what nobody said: `false` and the year 1 where a value is absent.',
      'Without `/generateOptionalParameters:true` every parameter stands in every call, headers first.',
      'Errors are `ApiException<Problem>`. There are no retries; `Retry-After` is among the headers of the exception.',
      'A value that a closed list does not have is an error of the JSON reader.',
    ],
  },
  openapiGenerator: {
    ...openapiGenerator,
    package: '@openapitools/openapi-generator-cli@1.0.18-5.0.0-beta2',
    limits: [
      ...openapiGenerator.limits,
      "Java's methods take every parameter by its place: a filter that the standard adds changes the call.",
      'Java: `swagger-annotations` 1.x and `jackson-datatype-jsr310` come from Maven; Debian has neither, so the example brings small stand-ins.',
      'Python checks lengths and patterns of what it reads; `configuration.client_side_validation = False` lets new values in.',
      'PHP is written for `guzzlehttp/psr7` 1.x; with 2.x one function is missing, which the example adds.',
      'A value that a closed list does not have is an error in Java and Python.',
    ],
  },
  openapiGenerator4: {
    ...openapiGenerator,
    name: 'OpenAPI Generator 4',
    package: '@openapitools/openapi-generator-cli@1.0.18-4.3.1',
    limits: [
      ...openapiGenerator.limits,
      'Of the versions on npm only this one writes the models of Go.',
      'The body of an error is bytes: decode it as `Problem`.',
    ],
  },
  openapiTypescript: {
    name: 'openapi-typescript',
    package: 'openapi-typescript@7.13.0',
    limits: [
      'Writes types only; the calls are made by `openapi-fetch`, which has no paging and no retries.',
      'It stumbles over a `redocly.yaml` beside it that was written for a newer Redocly: keep that file under another name.',
    ],
  },
} as const satisfies Record<string, Generator>;

/** The name by which a target speaks of its generator. */
export type GeneratorName = keyof typeof generators;
