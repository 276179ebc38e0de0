import { html, type TemplateResult } from 'lit';

interface Drawn {
  readonly picture: TemplateResult;
  readonly says: string;
}

/** A rule for whoever puts an element on a page: as it should be beside as it should not. */
export interface Rule {
  readonly good: Drawn;
  readonly bad: Drawn;
}

const drawn = (kind: 'good' | 'bad', { picture, says }: Drawn): TemplateResult =>
  html`<figure class="rule" data-kind=${kind}>
    <div class="rule-picture">${picture}</div>
    <figcaption><b>${kind === 'good' ? '✓ 宜 Do' : "✕ 不宜 Don't"}</b> ${says}</figcaption>
  </figure>`;

/** Rules, drawn. */
export function rules(list: readonly Rule[]): TemplateResult {
  return html`<div class="rules">
    ${list.map(({ good, bad }) => html`<div class="pair">${drawn('good', good)}${drawn('bad', bad)}</div>`)}
  </div>`;
}
