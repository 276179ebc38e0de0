import { CellStyleModule, ClientSideRowModelModule, createGrid, ModuleRegistry, themeQuartz } from 'ag-grid-community';
import { matrixSize } from './matrix-size.ts';
import { planRows } from './plan-rows.ts';
import { stage } from './stage.ts';

// Only the modules in use, as its guide advises. Rows and columns out of sight are not drawn: its default.
ModuleRegistry.registerModules([ClientSideRowModelModule, CellStyleModule]);

const { height, head, row, column, title } = matrixSize;

stage({
  prepare: (plan) => {
    const { units, rows } = planRows(plan);
    return {
      units,
      rows: rows.map(({ title, level, signs }) => ({
        title,
        level,
        ...Object.fromEntries(signs.map((sign, index) => [`u${index}`, sign])),
      })),
    };
  },
  show: (place, { units, rows }) => {
    place.style.height = `${height}px`;
    createGrid(place, {
      rowData: rows,
      rowHeight: row,
      headerHeight: head,
      animateRows: false,
      // So that the names of the units can be read in these columns.
      theme: themeQuartz.withParams({ cellHorizontalPadding: 4 }),
      columnDefs: [
        {
          field: 'title',
          headerName: '任务',
          pinned: 'left',
          width: title,
          cellStyle: ({ data }) => ({ paddingLeft: `${data.level}em` }),
        },
        ...units.map((unit, index) => ({ field: `u${index}`, headerName: unit, width: column })),
      ],
      defaultColDef: { sortable: false, resizable: false, suppressMovable: true, minWidth: column },
    });
  },
});
