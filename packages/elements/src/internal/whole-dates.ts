import { html, type TemplateResult } from 'lit';

/** Text with its dates in tags of their own: browsers break a line behind a hyphen, and a date is read in one piece. */
export const wholeDates = (text: string): readonly (string | TemplateResult)[] =>
  text.split(/(\d{4}-\d{2}-\d{2})/).map((part, place) => (place % 2 ? html`<time>${part}</time>` : part));
