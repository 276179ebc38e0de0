import { html, type TemplateResult } from 'lit';

/** A table of a foundation, which scrolls by itself where it is too wide. Each row begins with its header cell. */
export function foundationTable(
  caption: string,
  columns: readonly string[],
  rows: readonly TemplateResult[],
): TemplateResult {
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table class="foundation">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
