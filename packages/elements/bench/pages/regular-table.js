import 'regular-table';
import structure from 'regular-table/dist/css/container.css?inline';
import { matrixSize } from './matrix-size.ts';
import { planRows } from './plan-rows.ts';
import { stage } from './stage.ts';

const { height, head, row, column, title } = matrixSize;

document.head.appendChild(document.createElement('style')).textContent = `${structure}
  main { position: relative; height: ${height}px; font: 15px sans-serif }
  regular-table table { border-spacing: 0 }
  regular-table th, regular-table td { box-sizing: border-box; border: solid #ccc; border-width: 0 1px 1px 0; padding: 4px; min-width: ${column}px; height: ${row}px; white-space: nowrap }
  regular-table thead th { height: ${head}px; background: #eee }
  regular-table tbody th { min-width: ${title}px; text-align: left; font-weight: 400 }
  regular-table .l2 { padding-left: 16px } regular-table .l3 { padding-left: 32px }`;

stage({
  prepare: (plan) => {
    const { units, rows } = planRows(plan);
    // Its data are columns.
    return { units, rows, columns: units.map((_, index) => rows.map(({ signs }) => signs[index])) };
  },
  show: (place, { units, rows, columns }) => {
    const table = place.appendChild(document.createElement('regular-table'));
    // Rows and columns out of sight are not asked for: its default.
    table.setDataListener((x0, y0, x1, y1) =>
      Promise.resolve({
        num_rows: rows.length,
        num_columns: units.length,
        row_headers: rows.slice(y0, y1).map(({ title }) => [title]),
        column_headers: units.slice(x0, x1).map((unit) => [unit]),
        data: columns.slice(x0, x1).map((cells) => cells.slice(y0, y1)),
      }),
    );
    table.addStyleListener(() => {
      for (const head of table.querySelectorAll('tbody th')) {
        const { y } = table.getMeta(head) ?? {};
        if (y !== undefined) head.className = `l${rows[y].level}`;
      }
    });
    return table.draw();
  },
});
