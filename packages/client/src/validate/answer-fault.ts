import type { ValidationFault } from '@yijian/standard/validators';

/** Something in an answer that the standard does not allow. It never holds the value itself, which may be personal. */
export interface AnswerFault {
  /** Where it is in the body: a JSON Pointer (RFC 6901); empty for the body as a whole. */
  readonly pointer: string;
  /** Identifier of the innermost record around it, when that has one. */
  readonly recordId?: string;
  /** The schema or property of the standard that says so, such as `Facility.regionCode`: an anchor of the dictionary. */
  readonly place: string;
  /** Keyword of JSON Schema that does not hold, such as `required`. */
  readonly keyword: string;
  /** What is wrong, as a sentence without its subject. */
  readonly detail: string;
  /** Who can do what about it. */
  readonly remedy: string;
}

type Words = (params: Readonly<Record<string, unknown>>) => string;

/** Sentences by keyword; a keyword without one is named itself. */
const details: Readonly<Record<string, Words>> = {
  required: ({ missingProperty }) => `lacks "${String(missingProperty)}"`,
  type: ({ type }) => `is no ${[type].flat().join(' and no ')}`,
  enum: ({ allowedValues }) => `is none of ${(allowedValues as unknown[]).join(', ')}`,
  format: ({ format }) => `is no ${String(format)}`,
  pattern: ({ pattern }) => `does not match ${String(pattern)}`,
  maxLength: ({ limit }) => `is longer than ${String(limit)} characters`,
  minLength: ({ limit }) => `is shorter than ${String(limit)} characters`,
  maxItems: ({ limit }) => `has more than ${String(limit)} items`,
  minItems: ({ limit }) => `has fewer than ${String(limit)} items`,
  maximum: ({ limit }) => `is more than ${String(limit)}`,
  minimum: ({ limit }) => `is less than ${String(limit)}`,
  uniqueItems: () => 'has the same item twice',
};

/** Says what a validator found in words, for whoever mends it. */
export function answerFault(body: object, { instancePath, schemaPath, keyword, params }: ValidationFault): AnswerFault {
  const place = placeOf(schemaPath, params);
  const recordId = innermostId(body, instancePath);
  return {
    pointer: instancePath,
    ...(recordId !== undefined && { recordId }),
    place,
    keyword,
    detail: details[keyword]?.(params) ?? `breaks the rule "${keyword}"`,
    remedy:
      keyword === 'enum'
        ? `Whoever runs the server has to use the codes of this closed list; a server of a later version of the standard needs a later version of this package. The dictionary has them at ${place}.`
        : `Whoever runs the server has to send what the dictionary says at ${place}.`,
  };
}

/** `Facility#/properties/beds/items/properties/kind/type` is about `Facility.beds`: the dictionary has no deeper anchors. */
function placeOf(schemaPath: string, { missingProperty }: Readonly<Record<string, unknown>>): string {
  const [schema = '', path = ''] = schemaPath.split('#');
  const property = /^\/properties\/([^/]+)/.exec(path)?.[1] ?? (missingProperty as string | undefined);
  return property === undefined ? schema : `${schema}.${decodeURIComponent(property)}`;
}

function innermostId(body: object, pointer: string): string | undefined {
  const keys = pointer.split('/').map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  let node: unknown = { '': body };
  let id: string | undefined;
  for (const key of keys) {
    node = (node as Record<string, unknown>)[key];
    if (typeof node !== 'object' || node === null) break;
    const own = (node as { id?: unknown }).id;
    if (typeof own === 'string') id = own;
  }
  return id;
}
