import type { TranslatedLabels } from '@yijian/standard/labels';

/** Texts that every element shows in the same words. */
export interface CommonMessages {
  loading: string;
  retry: string;
  retrying: string;
  /** Title of an error, by what went wrong. */
  failedNetwork: string;
  failedTimeout: string;
  failedServer: string;
  failedData: string;
  failedSource: string;
  offline: string;
  unauthorised: string;
  notFound: string;
  withdrawn: string;
  /** Shown above data that could not be brought up to date. */
  stale: string;
  requestId: (id: string) => string;
  newWindow: string;
}

/** One language: its common texts, and how it writes dates and numbers. `Intl` lacks several languages of China, so each brings its own. */
export interface Locale {
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Which of the two languages of the standard is shown where data says something in both. */
  readonly codeLanguage: 'zh' | 'en';
  /** Labels of the standard's codes, by table. What is missing is Chinese. */
  readonly codeLabels?: TranslatedLabels;
  readonly common: CommonMessages;
  /** `month` counts from 1. */
  readonly month: (year: number, month: number) => string;
  /** The month alone, under the heading of its year. */
  readonly monthName: (month: number) => string;
  readonly year: (year: number) => string;
  readonly number: (value: number) => string;
  /** Between a term and what is said of it. */
  readonly colon: string;
  /** Several words in a row. */
  readonly list: (words: readonly string[]) => string;
}

/** A number with its thousands grouped: 12,000.5. */
export function groupThousands(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
