import { type CommonMessages, type Locale } from '../locales/locale.js';
import { zhCN } from '../locales/zh-cn.js';

/** The texts of one element: a text, or a function where something is put into it. */
export type Messages = object;

/** The texts of one element in the language that it brings along. */
export interface MessageTables<M extends Messages> {
  readonly 'zh-CN': M;
}

interface Language {
  readonly locale: Locale;
  readonly messages: Readonly<Record<string, Messages>>;
}

const languages = new Map<string, Language>([['zh-cn', { locale: zhCN, messages: {} }]]);
/** Languages that come when an element needs them, by their first subtag. Gone from here when they are there, or cannot be had. */
const coming = new Map<string, () => Promise<Language>>([
  [
    'en',
    () => import('../locales/english.js').then((part) => ({ locale: part.english, messages: part.englishMessages })),
  ],
]);
const asked = new Map<string, Promise<void>>();
const merged = new WeakMap<object, Map<Locale, object>>();

const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/**
 * Adds a language, with its own way to write months and numbers. `messages` holds the texts of each element under its tag name; what is
 * missing stays Chinese.
 *
 * Call it before the elements are registered: they do not look again.
 */
export function addLocale(locale: Locale, messages: Readonly<Record<string, Messages>>): void {
  const tag = locale.language.toLowerCase();
  languages.set(tag, { locale, messages });
  found = undefined;
  if (primaryOf(tag) === tag) coming.delete(tag);
}

/** The locale for a language tag: the same tag, else the same language in any region, else Chinese. */
export function localeFor(tag: string): Locale {
  return languageFor(tag)?.locale ?? zhCN;
}

/** Ends when a language that is not there yet has come, or cannot be had; `undefined` when there is nothing to wait for. */
export function comingLocale(tag: string): Promise<void> | undefined {
  if (languageFor(tag)) return undefined;
  const primary = primaryOf(tag);
  const load = coming.get(primary);
  if (!load) return undefined;
  let loading = asked.get(primary);
  if (!loading) {
    loading = load().then(
      ({ locale, messages }) => addLocale(locale, messages),
      (error: unknown) => {
        coming.delete(primary);
        console.warn(`[yijian] The texts in "${primary}" did not load; the elements speak Chinese.`, error);
      },
    );
    asked.set(primary, loading);
  }
  return loading;
}

/** What was found last: a thousand badges on a page ask for the same. */
let found: { readonly tag: string; readonly language: Language | undefined } | undefined;

function languageFor(tag: string): Language | undefined {
  if (found?.tag !== tag) found = { tag, language: findLanguage(tag) };
  return found.language;
}

function findLanguage(tag: string): Language | undefined {
  const exact = languages.get(tag.toLowerCase());
  if (exact) return exact;
  const primary = primaryOf(tag);
  for (const [key, language] of languages) if (primary !== '' && primaryOf(key) === primary) return language;
  return undefined;
}

/** The texts of an element in a locale, the common ones among them. Made once for each table and locale. */
export function messagesFor<M extends Messages>(
  tagName: string,
  tables: MessageTables<M>,
  locale: Locale,
): M & CommonMessages {
  const known = merged.get(tables) ?? new Map<Locale, object>();
  merged.set(tables, known);
  let messages = known.get(locale);
  if (!messages) {
    const own = languages.get(locale.language.toLowerCase())?.messages[tagName];
    messages = { ...zhCN.common, ...tables['zh-CN'], ...locale.common, ...own };
    known.set(locale, messages);
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
