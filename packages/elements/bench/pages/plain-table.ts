import type { PlanMatrix } from '@yijian/standard';
import { matrixSize } from './matrix-size.ts';
import { showPlainHtml } from './plain-html.ts';
import { planRows } from './plan-rows.ts';
import { stage } from './stage.ts';

const { height, head, row, column, title } = matrixSize;

stage({
  prepare: (plan: PlanMatrix) => {
    const { units, rows } = planRows(plan);
    const heads = units.map((unit) => `<th scope="col">${unit}</th>`).join('');
    const body = rows.map(
      ({ title, level, signs }) =>
        `<tr class="l${level}"><th scope="row">${title}</th>${signs.map((sign) => `<td>${sign}</td>`).join('')}</tr>`,
    );
    return {
      html: `<div class="scroller"><table><thead><tr><th>任务</th>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`,
      css: `.scroller { height: ${height}px; overflow: auto; font: 15px sans-serif }
        table { border-collapse: separate; border-spacing: 0 }
        th, td { box-sizing: border-box; border: solid #ccc; border-width: 0 1px 1px 0; padding: 4px; text-align: center; min-width: ${column}px; height: ${row}px }
        thead th { position: sticky; top: 0; height: ${head}px; background: #eee; z-index: 1 }
        tbody th { position: sticky; left: 0; min-width: ${title}px; background: #fff; text-align: left; font-weight: 400 }
        .l2 th { padding-left: 16px } .l3 th { padding-left: 32px }`,
    };
  },
  show: showPlainHtml,
});
