import { labelIn, scoreConsequence } from '@yijian/standard/labels';
import { newElement } from '../../internal/new-element.js';
import { gradeWords, type CreditFace, type Words } from './credit-face.js';
import { flagsView, listsView, plateView } from './credit-line.js';
import * as marks from './credit-marks.js';
import { codedAddress } from './page-address.js';
import { qrView, type DrawQr } from './qr-view.js';
import type { ShownCredit, ShownDemerit } from './read-credit-summary.js';

type Content = HTMLElement | string | undefined;

/** A rating with everything that is known of it. */
export function creditCard(face: CreditFace, words: Words, draw: DrawQr | undefined): HTMLElement {
  const { credit, tone, word, counts, schemeName, asOf, asOfTerm, flags, unverified } = face;
  const { messages } = words;
  const { subjectName, validTo, repairedOn, score, scoreMax, demerit, issuerName, previous, lists } = credit;
  return newElement(
    'div',
    { class: 'badge card', part: 'badge', 'data-tone': tone },
    subjectName === undefined ? undefined : newElement('p', { class: 'subject' }, subjectName),
    newElement(
      'div',
      { class: 'head' },
      plateView(face),
      newElement(
        'div',
        { class: 'body' },
        newElement('p', { class: 'scheme' }, schemeName),
        newElement('p', { class: 'line' }, newElement('span', { class: 'grade' }, word), ...flagsView(flags)),
      ),
    ),
    unverified ? newElement('p', { class: 'caveat' }, messages.unverifiedNote) : undefined,
    newElement(
      'dl',
      {},
      row(asOfTerm, dateOf(asOf)),
      row(messages.validTo, dateOf(validTo)),
      row(messages.repairedOn, dateOf(repairedOn)),
      row(messages.score, score === undefined || !counts ? undefined : isolated(messages.scoreOf(score, scoreMax))),
      row(messages.lists, lists.length === 0 ? undefined : listedView(lists, words)),
      row(messages.demerit, ...(demerit ? demeritView(demerit, words) : [])),
      row(messages.issuer, issuerName === undefined ? undefined : isolated(issuerName)),
      row(messages.previous, previous.length === 0 ? undefined : previousView(previous, words)),
    ),
    footView(face, words, draw),
  );
}

const isolated = (text: string): HTMLElement => newElement('bdi', {}, text);

/** Text of which no date is broken behind a hyphen. */
const withWholeDates = (text: string): Content[] =>
  text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, place) => (place % 2 ? newElement('span', { class: 'date' }, part) : part));

const dateOf = (date: string | undefined): HTMLElement | undefined => (date === undefined ? undefined : isolated(date));

/** A term with what is said of it; nothing where that is nothing. */
function row(term: string, ...definition: readonly Content[]): HTMLElement | undefined {
  if (definition.every((content) => content === undefined)) return undefined;
  return newElement('div', { class: 'row' }, newElement('dt', {}, term), newElement('dd', {}, ...definition));
}

function demeritView(
  { points, cycleFrom, cycleTo, consequences }: ShownDemerit,
  { messages, locale }: Words,
): Content[] {
  const ordered = consequences.map((code) => labelIn(scoreConsequence, code, locale.codeLabels));
  return [
    newElement('strong', {}, isolated(messages.points(locale.number(points)))),
    ' ',
    cycleFrom && cycleTo
      ? newElement(
          'span',
          { class: 'note' },
          newElement('bdi', {}, ...withWholeDates(messages.cycle(cycleFrom, cycleTo))),
        )
      : undefined,
    ordered.length === 0 ? undefined : newElement('span', { class: 'consequence' }, locale.list(ordered)),
  ];
}

const listedView = (listed: ShownCredit['lists'], words: Words): HTMLElement =>
  newElement(
    'ul',
    { class: 'lists' },
    ...listed.map(({ kind, enteredOn }) =>
      newElement(
        'li',
        {},
        ...listsView({ lists: [marks.listFlag(kind, words)], marks }),
        ...(enteredOn === undefined
          ? []
          : [' ', newElement('span', { class: 'note' }, ...withWholeDates(words.messages.listedOn(enteredOn)))]),
      ),
    ),
  );

const previousView = (previous: ShownCredit['previous'], words: Words): HTMLElement =>
  newElement(
    'ol',
    { class: 'previous' },
    ...previous.map(({ asOf, grade }) =>
      newElement(
        'li',
        { 'data-tone': grade?.tone ?? 'neutral' },
        marks.toneMark(grade?.tone ?? 'neutral'),
        newElement(
          'span',
          { class: 'grade' },
          grade ? words.messages.grade(grade.code, gradeWords(grade, words)) : words.messages.gradeUnknown,
        ),
        newElement('span', { class: 'date' }, asOf),
      ),
    ),
  );

/** The way to the issuer's page, by link and by telephone. */
function footView(
  { credit: { reportUrl, subjectName }, schemeName, word }: CreditFace,
  words: Words,
  draw: DrawQr | undefined,
): HTMLElement | undefined {
  if (reportUrl === undefined) return undefined;
  const { messages, locale } = words;
  const coded = codedAddress(reportUrl);
  const whose = `${locale.colon}${subjectName ?? ''} ${schemeName} ${word}`;
  return newElement(
    'div',
    { class: 'foot' },
    newElement(
      'p',
      {},
      newElement('a', { href: reportUrl }, messages.report, newElement('span', { class: 'visually-hidden' }, whose)),
      coded === undefined ? undefined : newElement('span', { class: 'hint' }, messages.qrHint),
    ),
    coded === undefined ? undefined : qrView(coded, words, draw),
  );
}
