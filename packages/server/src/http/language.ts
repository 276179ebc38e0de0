import type { Language } from '../words.js';

/**
 * The language of the answer that an `Accept-Language` header (RFC 9110) asks for. Chinese unless English is wanted more.
 */
export function preferredLanguage(header: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'zh', weight: 0 };
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const language = tag === '*' || /^zh\b/.test(tag) ? 'zh' : /^en\b/.test(tag) ? 'en' : undefined;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (language && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** The value of `Content-Language` for a language. */
export const contentLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' };
