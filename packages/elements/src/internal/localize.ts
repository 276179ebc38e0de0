import { en } from '../locales/en.js';
import { type CommonMessages, type Locale } from '../locales/locale.js';
import { zhCN } from '../locales/zh-cn.js';

/** The texts of one element: a text, or a function where something is put into it. */
export type Messages = object;

/** The texts of one element in the languages that it brings along. */
export interface MessageTables<M extends Messages> {
  readonly 'zh-CN': M;
  readonly en: M;
}

const locales = new Map<string, Locale>([zhCN, en].map((locale) => [locale.language.toLowerCase(), locale]));
const added = new Map<string, Readonly<Record<string, Messages>>>();

/**
 * Adds a language. `messages` holds the texts of each element under its tag name; what is missing stays Chinese.
 *
 * Call it before the elements are registered: they do not look again.
 */
export function addLocale(locale: Locale, messages: Readonly<Record<string, Messages>>): void {
  locales.set(locale.language.toLowerCase(), locale);
  added.set(locale.language, messages);
}

/** The locale for a language tag: the same tag, else the same language in any region, else Chinese. */
export function localeFor(tag: string): Locale {
  const wanted = tag.toLowerCase();
  const exact = locales.get(wanted);
  if (exact) return exact;
  const [primary = ''] = wanted.split('-');
  for (const [key, locale] of locales) if (primary !== '' && key.split('-')[0] === primary) return locale;
  return zhCN;
}

const merged = new WeakMap<object, Map<string, object>>();

/** The texts of an element in a locale, the common ones among them. Made once for each table and locale. */
export function messagesFor<M extends Messages>(
  tagName: string,
  tables: MessageTables<M>,
  locale: Locale,
): M & CommonMessages {
  const known = merged.get(tables) ?? new Map<string, object>();
  merged.set(tables, known);
  let messages = known.get(locale.language);
  if (!messages) {
    const own = locale.language === 'en' ? tables.en : added.get(locale.language)?.[tagName];
    messages = { ...zhCN.common, ...tables['zh-CN'], ...locale.common, ...own };
    known.set(locale.language, messages);
  }
  return messages as M & CommonMessages;
}

/** Texts with some of them replaced. Only a text for a text and a function for a function: anything else would break the drawing. */
export function withOverrides<M extends Messages>(
  messages: M,
  overrides: Partial<M> | undefined,
  report: (problem: string) => void,
): M {
  if (overrides === undefined || overrides === null) return messages;
  const result = { ...messages } as Record<string, unknown>;
  for (const [name, value] of Object.entries(overrides)) {
    if (typeof value === typeof result[name]) result[name] = value;
    else if (name in result) report(`i18n.${name} must be a ${typeof result[name]}, not a ${typeof value}.`);
    else report(`i18n.${name} is not a text of this element.`);
  }
  return result as M;
}
