import type { Tone } from '../tokens/tokens.js';
import { newSvgElement } from './new-element.js';

/** A drawing on 16 by 16 for each tone, told apart by its outline alone: full disc, ring with a tick, ring with a dash, triangle, octagon. */
export const toneDrawings: Readonly<Record<Tone, { full?: string; line?: string }>> = {
  excellent: { full: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm-.9 10.5 5.1-5.3-1.2-1.1L7.1 9 5 6.9 3.8 8Z' },
  good: { line: 'M8 1.6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 8 1.6ZM4.9 8.2l2.2 2.2 4.1-4.4' },
  neutral: { line: 'M8 1.6a6.4 6.4 0 1 1 0 12.8A6.4 6.4 0 0 1 8 1.6ZM4.9 8h6.2' },
  caution: { line: 'M8 1.9 14.9 14H1.1ZM8 6v4M8 11.2v1.4' },
  serious: { full: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5Zm2.1 2.9v5.6h1.8V3.7Zm0 6.8v1.8h1.8v-1.8Z' },
};

/** What a browser is told to draw the sign of a tone with. */
function pathOf(tone: Tone): Readonly<Record<'d' | 'fill' | 'stroke', string>> {
  const { full, line = '' } = toneDrawings[tone];
  return full === undefined
    ? { d: line, fill: 'none', stroke: 'currentColor' }
    : { d: full, fill: 'currentColor', stroke: 'none' };
}

/** The sign of a tone, to stand beside its words. */
export const toneMark = (tone: Tone): SVGElement =>
  newSvgElement(
    'svg',
    { class: 'tone-mark', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    newSvgElement('path', {
      ...pathOf(tone),
      'fill-rule': 'evenodd',
      'stroke-width': '1.5',
      'stroke-linejoin': 'round',
    }),
  );
