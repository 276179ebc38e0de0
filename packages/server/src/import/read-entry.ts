import type { Fault } from '../fault.js';
import { canonicalText } from '../history/history-hash.js';
import { parseJsonBody } from '../http/json-body.js';
import { schemaFaults } from '../http/schema-faults.js';
import { unstorableFaults } from '../http/unstorable-faults.js';
import { bodyValidator } from '../http/validators.js';
import { withoutReadOnly } from '../records/server-values.js';
import type { Resource } from '../resources/resource.js';
import type { JsonObject } from '../store/tables.js';
import { faultOf } from './fault-of.js';
import type { Entry, FaultyLine, Line } from './line.js';

/**
 * What alone can make a value that no database keeps: an escape for NUL or for half of a pair, a number of many digits or with an exponent, what
 * may be an identity number, or the one property whose values have no schema and may stand however deep. An escape for an ASCII character could spell that name.
 */
const PERHAPS_UNSTORABLE =
  /\\u(?:00|[fF]{2}1|[dD][89a-fA-F])|[0-9]{16}|[0-9]{6}[ -][0-9]{8}|[0-9]{14}[ -]|[０-９]|[0-9][eE]|"extensions"/;

/** Prepares to read lines as records of a resource: by the validator that holds the bodies of requests to the same schema. */
export function entryReader(resource: Resource): (line: Line) => Entry | FaultyLine {
  const validate = bodyValidator(resource.schema);
  return ({ number, text, fault }) => {
    if (fault) return { line: number, faults: [fault] };
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch {
      return { line: number, faults: [jsonFault(text)] };
    }
    const isValid = validate(document);
    if (isValid && !PERHAPS_UNSTORABLE.test(text)) return entry(document);
    const faults = isValid ? unstorableFaults(document) : schemaFaults(validate.errors ?? []);
    if (faults.length === 0) return entry(document);
    const { id } = Object(document) as { id?: unknown };
    return { line: number, ...(typeof id === 'string' && { id }), faults };

    function entry(valid: unknown): Entry {
      const document = withoutReadOnly(resource, valid as JsonObject);
      return { line: number, document, text: canonicalText(document) };
    }
  };
}

/** Where a line is no JSON, in the words of a request's body. */
function jsonFault(text: string): Fault {
  try {
    parseJsonBody(Buffer.from(text));
  } catch (error) {
    return faultOf(error);
  }
  throw new Error('A line is JSON for one parser and not for the other.');
}
