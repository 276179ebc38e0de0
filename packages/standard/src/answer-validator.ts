/** Something in a body that its schema does not allow. */
export interface ValidationFault {
  /** Where it is in the body: a JSON Pointer. */
  readonly instancePath: string;
  /** Which rule it breaks: the schema's name, `#` and a JSON Pointer in the schema. */
  readonly schemaPath: string;
  /** Keyword of JSON Schema, such as `required`. */
  readonly keyword: string;
  /** What the keyword says, such as `{ missingProperty: 'id' }`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Tells whether a body is what its schema says. What it does not know passes. */
export interface AnswerValidator {
  (body: unknown): boolean;
  /** The faults of the body that was looked at last. */
  readonly errors?: readonly ValidationFault[] | null;
}

/** Loads the validator of what an operation answers when it succeeds; `undefined` when that is no JSON. */
export type LoadAnswerValidator = (operationId: string) => Promise<AnswerValidator | undefined>;
