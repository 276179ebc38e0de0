import { html, nothing, type TemplateResult } from 'lit';
import { labelIn, listKind, scoreConsequence } from '@yijian/standard/labels';
import { toneMark } from '../../internal/tone-mark.js';
import { gradeWords, type CreditFace, type Words } from './credit-face.js';
import { flagsView, listsView, plateView } from './credit-line.js';
import { listTone } from './list-tone.js';
import { codedAddress } from './page-address.js';
import type { QrCode } from './qr-code.js';
import { qrView } from './qr-view.js';
import type { ShownCredit, ShownDemerit } from './read-credit-summary.js';

/** A rating with everything that is known of it. */
export function creditCard(
  face: CreditFace,
  words: Words,
  draw: ((text: string) => QrCode) | undefined,
): TemplateResult {
  const { credit, tone, word, counts, schemeName, asOf, asOfTerm, flags, unverified } = face;
  const { messages } = words;
  const { subjectName, validTo, repairedOn, score, scoreMax, demerit, issuerName, previous, reportUrl, lists } = credit;
  const coded = codedAddress(reportUrl);
  return html`<div class="badge card" part="badge" data-tone=${tone}>
    ${subjectName === undefined ? nothing : html`<p class="subject">${subjectName}</p>`}
    <div class="head">
      ${plateView(face)}
      <div class="body">
        <p class="scheme">${schemeName}</p>
        <p class="line"><span class="grade">${word}</span>${flagsView(flags)}</p>
      </div>
    </div>
    ${unverified ? html`<p class="caveat">${messages.unverifiedNote}</p>` : nothing}
    <dl>
      ${row(asOfTerm, asOf)} ${row(messages.validTo, validTo)} ${row(messages.repairedOn, repairedOn)}
      ${row(messages.score, score === undefined || !counts ? undefined : messages.scoreOf(score, scoreMax))}
      ${row(messages.lists, lists.length === 0 ? undefined : listedView(lists, words))}
      ${row(messages.demerit, demerit && demeritView(demerit, words))} ${row(messages.issuer, issuerName)}
      ${row(messages.previous, previous.length === 0 ? undefined : previousView(previous, words))}
    </dl>
    ${
      reportUrl === undefined
        ? nothing
        : html`<div class="foot">
            <p>
              <a href=${reportUrl}
                >${messages.report}<span class="visually-hidden"
                  >${words.locale.colon}${subjectName} ${schemeName} ${word}</span
                ></a
              >${coded === undefined ? nothing : html`<span class="hint">${messages.qrHint}</span>`}
            </p>
            ${coded === undefined ? nothing : qrView(coded, words, draw)}
          </div>`
    }
  </div>`;
}

function row(term: string, definition: unknown): TemplateResult | typeof nothing {
  if (definition === undefined) return nothing;
  return html`<div class="row">
    <dt>${term}</dt>
    <dd>${typeof definition === 'string' ? html`<bdi>${definition}</bdi>` : definition}</dd>
  </div>`;
}

function demeritView(
  { points, cycleFrom, cycleTo, consequences }: ShownDemerit,
  { messages, locale }: Words,
): TemplateResult {
  return html`<strong><bdi>${messages.points(locale.number(points))}</bdi></strong>
    ${cycleFrom && cycleTo ? html`<span class="note"><bdi>${messages.cycle(cycleFrom, cycleTo)}</bdi></span>` : nothing}
    ${
      consequences.length === 0
        ? nothing
        : html`<span class="consequence"
            >${locale.list(consequences.map((code) => labelIn(scoreConsequence, code, locale.codeLabels)))}</span
          >`
    }`;
}

function listedView(lists: ShownCredit['lists'], { messages, locale }: Words): TemplateResult {
  return html`<ul class="lists">
    ${lists.map(
      ({ kind, enteredOn }) =>
        html`<li>
          ${listsView([{ text: labelIn(listKind, kind, locale.codeLabels), tone: listTone(kind) }])}${
            enteredOn === undefined ? nothing : html` <span class="note">${messages.listedOn(enteredOn)}</span>`
          }
        </li>`,
    )}
  </ul>`;
}

function previousView(previous: ShownCredit['previous'], words: Words): TemplateResult {
  const { messages } = words;
  return html`<ol class="previous">
    ${previous.map(
      ({ asOf, grade }) =>
        html`<li data-tone=${grade?.tone ?? 'neutral'}>
          ${toneMark(grade?.tone ?? 'neutral')}
          <span class="grade"
            >${grade ? messages.grade(grade.code, gradeWords(grade, words)) : messages.gradeUnknown}</span
          >
          <span class="date">${asOf}</span>
        </li>`,
    )}
  </ol>`;
}
