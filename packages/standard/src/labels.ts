/** The labels of each code table, by code, each table an export of its own: for pages that count every kilobyte. */
export * from './generated/code-labels.js';

/** Labels of the codes of one table. */
export type CodeLabels = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** The label of a code in Chinese or English. An unknown code is its own label, so that a newer server never blanks an older page. */
export function labelIn(labels: CodeLabels, code: string, language: 'zh' | 'en' = 'zh'): string {
  return (
    (Object.prototype.hasOwnProperty.call(labels, code) ? labels[code]?.[language === 'zh' ? 0 : 1] : undefined) ?? code
  );
}
