import { defineCustomElement } from '@revolist/revogrid/standalone/revo-grid.js';
import { matrixSize } from './matrix-size.ts';
import { planRows } from './plan-rows.ts';
import { stage } from './stage.ts';

// All of it in one file: its loader would fetch the parts while it is being mounted.
defineCustomElement();

const { height, row, column, title } = matrixSize;

stage({
  prepare: (plan) => {
    const { units, rows } = planRows(plan);
    return {
      columns: [
        {
          prop: 'title',
          name: '任务',
          pin: 'colPinStart',
          size: title,
          cellProperties: ({ model }) => ({ style: { paddingLeft: `${model.level}em` } }),
        },
        ...units.map((unit, index) => ({ prop: `u${index}`, name: unit, size: column })),
      ],
      source: rows.map(({ title, level, signs }) => ({
        title,
        level,
        ...Object.fromEntries(signs.map((sign, index) => [`u${index}`, sign])),
      })),
    };
  },
  show: (place, { columns, source }) => {
    place.style.height = `${height}px`;
    const grid = Object.assign(document.createElement('revo-grid'), {
      columns,
      source,
      rowSize: row,
      readonly: true,
      hideAttribution: true,
    });
    place.append(grid);
  },
});
