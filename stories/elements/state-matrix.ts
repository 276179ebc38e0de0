import { schemes } from '@yijian/elements/tokens';
import { html, type TemplateResult } from 'lit';
import { schemeName } from '../foundations/scheme-name.js';

interface Column<Value> {
  readonly name: string;
  readonly value: Value;
}

interface StateMatrix<Row extends string, Value> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Value>[];
  readonly cell: (row: Row, column: Value) => TemplateResult;
}

const languages = { 'zh-CN': '中文', en: 'English' } as const;

/** Every state of an element at once, drawn by the element itself: a table for each scheme and language. */
export function stateMatrix<Row extends string, Value>({
  caption,
  rows,
  columns,
  cell,
}: StateMatrix<Row, Value>): TemplateResult {
  return html`<div class="state-matrix">
    ${schemes.map((scheme) =>
      Object.entries(languages).map(([language, name]) => {
        const title = `${caption}：${schemeName[scheme]} · ${name}`;
        return html`<div
          class="ground"
          data-view="sample"
          data-yj-theme=${scheme}
          lang=${language}
          role="region"
          aria-label=${title}
          tabindex="0"
        >
          <table class="foundation states">
            <caption lang="zh-CN">
              ${schemeName[scheme]} · ${name}
            </caption>
            <thead>
              <tr>
                <th scope="col" lang="zh-CN">状态 State</th>
                ${columns.map((column) => html`<th scope="col" lang="zh-CN">${column.name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row"><code>${row}</code></th>
                    ${columns.map(({ value }) => html`<td>${cell(row, value)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
      }),
    )}
  </div>`;
}
