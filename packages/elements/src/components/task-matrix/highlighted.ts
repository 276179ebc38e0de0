import { html, type TemplateResult } from 'lit';

/** A text with the first of the searched words marked that occurs in it. */
export function highlighted(text: string, query: string): string | TemplateResult {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const first = words
    .map((word) => ({ word, at: text.toLowerCase().indexOf(word.toLowerCase()) }))
    .find(({ at }) => at >= 0);
  if (!first) return text;
  const end = first.at + first.word.length;
  return html`${text.slice(0, first.at)}<mark>${text.slice(first.at, end)}</mark>${text.slice(end)}`;
}
