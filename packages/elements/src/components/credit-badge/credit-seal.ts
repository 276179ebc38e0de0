import { html, nothing, type TemplateResult } from 'lit';
import type { CreditFace, Words } from './credit-face.js';
import { dateView, flagsView, listsView, plateView } from './credit-line.js';
import { codedAddress, pageAddress } from './page-address.js';
import type { QrCode } from './qr-code.js';
import { qrView } from './qr-view.js';

/**
 * A rating for paper: a framed sheet that stands alone. Nothing of it depends on a colour, a background or a link, so the address to check it at
 * is written out.
 */
export function creditSeal(
  face: CreditFace,
  words: Words,
  draw: ((text: string) => QrCode) | undefined,
): TemplateResult {
  const { messages, locale } = words;
  const { credit, tone, word, schemeName, asOf, asOfTerm, flags, lists, unverified } = face;
  const { subjectName, validTo, issuerName, reportUrl } = credit;
  const coded = codedAddress(reportUrl);
  const content = html`${subjectName === undefined ? nothing : html`<span class="subject">${subjectName}</span>`}<span
      class="scheme"
      >${schemeName}</span
    >${plateView(face)}<span class="line"><span class="grade">${word}</span></span
    >${
      flags.length + lists.length === 0
        ? nothing
        : html`<span class="line">${flagsView(flags)}${listsView(lists)}</span>`
    }<span class="terms">
      ${asOf === undefined ? nothing : html`<span class="term">${asOfTerm}${locale.colon}${dateView(asOf)}</span>`}
      ${
        validTo === undefined
          ? nothing
          : html`<span class="term">${messages.validTo}${locale.colon}${dateView(validTo)}</span>`
      }
      ${issuerName === undefined ? nothing : html`<span class="term">${issuerName}</span>`} </span
    >${unverified ? html`<span class="caveat">${messages.unverifiedNote}</span>` : nothing}${
      reportUrl === undefined
        ? nothing
        : html`${coded === undefined ? nothing : qrView(coded, words, draw)}<span class="address"
              ><bdi class="term">${messages.check}${locale.colon}</bdi><bdi>${wholeAddress(reportUrl)}</bdi></span
            >`
    }`;
  return reportUrl === undefined
    ? html`<span class="badge seal" part="badge" data-tone=${tone}>${content}</span>`
    : html`<a class="badge seal" part="badge" data-tone=${tone} href=${reportUrl}>${content}</a>`;
}

/** The address as somebody types it: an address that is relative to the page leads nowhere from paper. */
const wholeAddress = (address: string): string => pageAddress(address)?.href.replace(/^https?:\/\//, '') ?? address;
