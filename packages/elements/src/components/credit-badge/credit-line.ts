import { html, nothing, type TemplateResult } from 'lit';
import { toneSigns } from '../../internal/sign-font.data.js';
import { provideSignFont } from '../../internal/sign-font.js';
import { toneMark } from '../../internal/tone-mark.js';
import type { CreditFace, Flag, Words } from './credit-face.js';

/** Words for those who do not see the layout. */
export const aside = (text: string): TemplateResult => html`<span class="visually-hidden">${text}</span>`;

/** What stands beside the main word. */
export const flagsView = (flags: readonly Flag[]): unknown =>
  flags.map(({ text, tone }) => html`<span class="flag" data-tone=${tone ?? nothing}>${text}</span>`);

/** The flags and lists of a rating in one row, with the sign of the list's tone by its name. */
export const listsView = (lists: readonly Flag[]): unknown =>
  lists.map(
    ({ text, tone = 'neutral' }) => html`<span class="flag list" data-tone=${tone}>${toneMark(tone)}${text}</span>`,
  );

/** The grade's letter where it has one, else the sign of its tone. */
export function plateView({ tone, letter, word }: CreditFace): TemplateResult {
  const says = letter !== undefined && letter !== word;
  return html`<span class="plate" aria-hidden=${says ? nothing : 'true'}>${letter ?? toneMark(tone)}</span>`;
}

/**
 * A rating within a sentence. Its sign is a letter of its words: a drawing beside them would cost the browser more than all the rest, and a line
 * could break between the two. Those who cannot see it hear the name of the scheme in its place.
 */
export function creditInline(face: CreditFace, { messages }: Words): TemplateResult {
  const { letter, word, schemeName, asOf, tone, flags, lists } = face;
  const grade = letter === undefined || letter === word ? word : messages.grade(letter, word);
  provideSignFont();
  return linked(
    'inline',
    face,
    html`<span class="grade" role="img" aria-label=${`${schemeName} ${grade}`}
        >${`${toneSigns[tone]}\u00a0${grade} `}</span
      >${flagsView(flags)}${listsView(lists)}${dateView(asOf)}`,
  );
}

/** A rating in two or three lines behind a plate. */
export function creditStandard(face: CreditFace): TemplateResult {
  const { credit, word, schemeName, asOf, asOfTerm, flags, lists } = face;
  const { issuerName } = credit;
  return linked(
    'standard',
    face,
    html`${plateView(face)}<span class="body"
        ><span class="scheme">${schemeName}</span
        ><span class="grade">${word}</span>${flagsView(flags)}${listsView(lists)}${
          asOf === undefined && issuerName === undefined
            ? nothing
            : html`<span class="meta"
                >${credit.asOf === undefined ? nothing : `${asOfTerm} `}${dateView(asOf)}${
                  asOf === undefined || issuerName === undefined ? issuerName : `\u00a0· ${issuerName}`
                }</span
              >`
        }</span
      >`,
  );
}

/** The date of a rating, where it has one or should have. */
export function dateView(asOf: string | undefined): TemplateResult | typeof nothing {
  return asOf === undefined ? nothing : html`<span class="date">${asOf}</span>`;
}

/** One link, and so one stop for the keyboard and one name, when there is a page to go to. */
export function linked(size: string, { credit, tone }: CreditFace, content: TemplateResult): TemplateResult {
  return credit.reportUrl === undefined
    ? html`<span class="badge ${size}" part="badge" data-tone=${tone}>${content}</span>`
    : html`<a class="badge ${size}" part="badge" data-tone=${tone} href=${credit.reportUrl}>${content}</a>`;
}
