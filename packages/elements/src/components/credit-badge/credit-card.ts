import { html, nothing, type TemplateResult } from 'lit';
import { labelIn, scoreConsequence } from '@yijian/standard/labels';
import { toneMark } from '../../internal/tone-mark.js';
import { gradeWords, type CreditFace, type Words } from './credit-face.js';
import { aside, flagsView, plateView } from './credit-line.js';
import type { ShownCredit, ShownDemerit } from './read-credit-summary.js';

/** A rating with everything that is known of it. */
export function creditCard(face: CreditFace, words: Words): TemplateResult {
  const { credit, tone, word, counts, schemeName, asOf, asOfTerm } = face;
  const { messages } = words;
  const { subjectName, validTo, repairedOn, score, scoreMax, demerit, issuerName, previous, reportUrl } = credit;
  return html`<div class="badge card" part="badge" data-tone=${tone}>
    ${subjectName === undefined ? nothing : html`<p class="subject">${subjectName}</p>`}
    <div class="head">
      ${plateView(face)}
      <div class="body">
        <p class="scheme">${schemeName}</p>
        <p class="line"><span class="grade">${word}</span>${flagsView(face)}</p>
      </div>
    </div>
    <dl>
      ${row(asOfTerm, asOf)} ${row(messages.validTo, validTo)} ${row(messages.repairedOn, repairedOn)}
      ${row(messages.score, score === undefined || !counts ? undefined : messages.scoreOf(score, scoreMax))}
      ${row(messages.demerit, demerit && demeritView(demerit, words))} ${row(messages.issuer, issuerName)}
      ${row(messages.previous, previous.length === 0 ? undefined : previousView(previous, words))}
    </dl>
    ${
      reportUrl === undefined
        ? nothing
        : html`<p class="foot">
            <a href=${reportUrl}
              >${messages.report}${aside(`${words.locale.colon}${subjectName ?? ''} ${schemeName} ${word}`)}</a
            >
          </p>`
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
  { points, cycleFrom, cycleTo, consequence }: ShownDemerit,
  { messages, locale }: Words,
): TemplateResult {
  return html`<strong><bdi>${messages.points(locale.number(points))}</bdi></strong>
    ${cycleFrom && cycleTo ? html`<span class="note"><bdi>${messages.cycle(cycleFrom, cycleTo)}</bdi></span>` : nothing}
    ${
      consequence === undefined
        ? nothing
        : html`<span class="consequence">${labelIn(scoreConsequence, consequence, locale.codeLanguage)}</span>`
    }`;
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
