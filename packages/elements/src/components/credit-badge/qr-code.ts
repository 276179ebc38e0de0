import { encode } from 'uqr';
import { css } from '../../internal/css.js';
import { newSvgElement } from '../../internal/new-element.js';

/** The drawing fills the room that is kept for it, black on white in forced colours too. */
export const styles = [
  css`
    .qr svg {
      display: block;
      width: 100%;
      height: 100%;
      forced-color-adjust: none;
    }
  `,
];

/** Modules of white around a code, as the standard (ISO/IEC 18004) asks for: without them no reader finds it. */
const quiet = 4;

/**
 * Draws a text as a QR code, made in the page: nobody is told of it. Black on white in every theme, because readers want that, and as shapes
 * and not as backgrounds, which printers leave out.
 *
 * @param name by which those who cannot see it know it
 */
export function qrCode(text: string, name: string): SVGElement {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const side = size + 2 * quiet;
  return newSvgElement(
    'svg',
    {
      viewBox: `0 0 ${side} ${side}`,
      role: 'img',
      'aria-label': name,
      'shape-rendering': 'crispEdges',
      focusable: 'false',
    },
    newSvgElement('path', { d: `M0 0h${side}v${side}H0z`, fill: '#fff' }),
    newSvgElement('path', { d: data.map(runs).join(''), fill: '#000' }),
  );
}

/** The dark modules of a row, one shape for all that touch, so that no printer leaves a line between them. */
function runs(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    path += `M${from + quiet} ${y + quiet}h${x + 1 - from}v1H${from + quiet}z`;
  }
  return path;
}
