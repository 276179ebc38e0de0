import { newElement } from '../../internal/new-element.js';
import type { CreditFace, Words } from './credit-face.js';
import { dateView, flagsView, linked, listsView, plateView } from './credit-line.js';
import { codedAddress, pageAddress } from './page-address.js';
import { qrView, type DrawQr } from './qr-view.js';

/**
 * A rating for paper: a framed sheet that stands alone. Nothing of it depends on a colour, a background or a link, so the address to check it at
 * is written out.
 */
export function creditSeal(face: CreditFace, words: Words, draw: DrawQr | undefined): HTMLElement {
  const { messages, locale } = words;
  const { credit, word, schemeName, asOf, asOfTerm, flags, lists, unverified } = face;
  const { subjectName, validTo, issuerName, reportUrl } = credit;
  const coded = codedAddress(reportUrl);
  const line = (name: string, ...content: readonly (Node | string | undefined)[]): HTMLElement =>
    newElement('span', { class: name }, ...content);
  const dated = (term: string, date: string | undefined): HTMLElement | undefined =>
    date === undefined ? undefined : line('term', term, locale.colon, dateView(date));
  return linked(
    'seal',
    face,
    subjectName === undefined ? undefined : line('subject', subjectName),
    line('scheme', schemeName),
    plateView(face),
    line('line', line('grade', word)),
    flags.length + lists.length === 0 ? undefined : line('line', ...flagsView(flags), ...listsView(face)),
    line(
      'terms',
      dated(asOfTerm, asOf),
      dated(messages.validTo, validTo),
      issuerName === undefined ? undefined : line('term', issuerName),
    ),
    unverified ? line('caveat', messages.unverifiedNote) : undefined,
    coded === undefined ? undefined : qrView(coded, words, draw),
    reportUrl === undefined
      ? undefined
      : line(
          'address',
          newElement('bdi', { class: 'term' }, messages.check, locale.colon),
          newElement('bdi', {}, wholeAddress(reportUrl)),
        ),
  );
}

/** The address as somebody types it: an address that is relative to the page leads nowhere from paper. */
const wholeAddress = (address: string): string => pageAddress(address)?.href.replace(/^https?:\/\//, '') ?? address;
