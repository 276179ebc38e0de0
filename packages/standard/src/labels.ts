/** The Chinese labels of each code table, each table an export of its own: for pages that count every kilobyte. */
export * from './generated/code-labels.js';
export * from './generated/credit-labels.js';

/** Labels of the codes of one table, in one language. */
export interface CodeLabels {
  /** Name of the table, such as `event-kind`. */
  readonly table: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Labels of tables in another language, by name of the table. */
export type TranslatedLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Tables by name: what `labelIn` takes as a translation. */
export function translatedLabels(tables: readonly CodeLabels[]): TranslatedLabels {
  return Object.fromEntries(tables.map(({ table, labels }) => [table, labels]));
}

/**
 * The label of a code: translated where there is a translation, else in Chinese. An unknown code is its own label, so that a newer server never
 * blanks an older page.
 */
export function labelIn({ table, labels }: CodeLabels, code: string, translated?: TranslatedLabels): string {
  return own(translated?.[table], code) ?? own(labels, code) ?? code;
}

function own(labels: Readonly<Record<string, string>> | undefined, code: string): string | undefined {
  return labels && Object.prototype.hasOwnProperty.call(labels, code) ? labels[code] : undefined;
}
