import { newElement } from '../../internal/new-element.js';
import { toneSigns } from '../../internal/sign-font.data.js';
import { provideSignFont } from '../../internal/sign-font.js';
import type { CreditFace, Flag, Words } from './credit-face.js';

/** What stands beside the main word. */
export const flagsView = (flags: readonly Flag[]): HTMLElement[] =>
  flags.map(({ text, tone }) => newElement('span', { class: 'flag', 'data-tone': tone }, text));

/** The flags and lists of a rating in one row, with the sign of the list's tone by its name. */
export const listsView = ({ lists, marks }: Pick<CreditFace, 'lists' | 'marks'>): HTMLElement[] =>
  lists.map(({ text, tone }) =>
    newElement('span', { class: 'flag list', 'data-tone': tone }, marks?.toneMark(tone), text),
  );

/** The grade's letter where it has one, else the sign of its tone. */
export function plateView({ tone, letter, word, marks }: CreditFace): HTMLElement {
  const says = letter !== undefined && letter !== word;
  return newElement(
    'span',
    { class: 'plate', 'aria-hidden': says ? undefined : 'true' },
    letter ?? marks?.toneMark(tone),
  );
}

/**
 * A rating within a sentence. Its sign is a letter of its words: a drawing beside them would cost the browser more than all the rest, and a line
 * could break between the two. Those who cannot see it hear the name of the scheme in its place.
 */
export function creditInline(face: CreditFace, { messages }: Words): HTMLElement {
  const { letter, word, schemeName, asOf, tone, flags } = face;
  const grade = letter === undefined || letter === word ? word : messages.grade(letter, word);
  provideSignFont();
  return linked(
    'inline',
    face,
    newElement(
      'span',
      { class: 'grade', role: 'img', 'aria-label': `${schemeName} ${grade}` },
      `${toneSigns[tone]}\u00a0${grade} `,
    ),
    ...flagsView(flags),
    ...listsView(face),
    dateView(asOf),
  );
}

/** A rating in two or three lines behind a plate. */
export function creditStandard(face: CreditFace): HTMLElement {
  const { word, schemeName, flags } = face;
  const beside = [...flagsView(flags), ...listsView(face)];
  return linked(
    'standard',
    face,
    plateView(face),
    newElement(
      'span',
      { class: 'body' },
      newElement('span', { class: 'scheme' }, schemeName),
      // Alone in its line, it needs none within it.
      newElement('span', { class: beside.length === 0 ? 'grade alone' : 'grade' }, word),
      ...beside,
      metaView(face),
    ),
  );
}

/** When a rating was given, and by whom. */
function metaView({ credit, asOf, asOfTerm }: CreditFace): HTMLElement | undefined {
  const { issuerName } = credit;
  if (asOf === undefined && issuerName === undefined) return undefined;
  return newElement(
    'span',
    { class: 'meta' },
    credit.asOf === undefined ? undefined : `${asOfTerm} `,
    dateView(asOf),
    asOf === undefined || issuerName === undefined ? issuerName : `\u00a0· ${issuerName}`,
  );
}

/** The date of a rating, where it has one or should have. */
export const dateView = (asOf: string | undefined): HTMLElement | undefined =>
  asOf === undefined ? undefined : newElement('span', { class: 'date' }, asOf);

/** One link, and so one stop for the keyboard and one name, when there is a page to go to. */
export function linked(
  size: string,
  { credit: { reportUrl }, tone }: CreditFace,
  ...content: readonly (HTMLElement | undefined)[]
): HTMLElement {
  const attributes = { class: `badge ${size}`, part: 'badge', 'data-tone': tone };
  return reportUrl === undefined
    ? newElement('span', attributes, ...content)
    : newElement('a', { ...attributes, href: reportUrl }, ...content);
}
