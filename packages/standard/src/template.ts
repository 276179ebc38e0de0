/** How the value of our field becomes that of the template's. */
export type TemplateConversion =
  /** Yuan to units of ten thousand yuan. */
  | 'ten-thousand-yuan'
  /** A code to its Chinese label. */
  | 'code-label'
  /** Several values to one text. */
  | 'join'
  /** A date or an instant to the date in the template's form. */
  | 'date';

/** One field of a national template, and where its value is in our records. */
export interface TemplateField {
  /** The template's own code of the field, such as `CF_WSH`. */
  readonly code: string;
  readonly zh: string;
  /** JSON Pointer into the record, or into the record that `via` leads to; `*` stands for every item of an array. */
  readonly at: string;
  /** JSON Pointer to the reference that leads to the record which holds the value. Absent when the template's own record does. */
  readonly via?: string;
  /** Schema of the record that `via` leads to. */
  readonly schema?: string;
  readonly convert?: TemplateConversion;
  /** Longest value that the template takes, in characters. */
  readonly maxLength?: number;
  readonly note?: string;
  /** How well the field is attested where that differs from the template: a code of the table `attestation`. */
  readonly attestation?: string;
}

/** A national template mapped one to one onto a schema of the standard. */
export interface Template {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Document that sets the template. */
  readonly source: string;
  /** How well the template is attested: a code of the table `attestation`. */
  readonly attestation: string;
  /** Schema whose records fill the template. */
  readonly schema: string;
  readonly note?: string;
  /** Fields in the order of the template. */
  readonly fields: readonly TemplateField[];
}
