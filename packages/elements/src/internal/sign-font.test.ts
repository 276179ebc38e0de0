import { assert } from 'chai';
import { tones, type Tone } from '../tokens/tokens.js';
import { toneSigns } from './sign-font.data.js';
import { provideSignFont, signFamily } from './sign-font.js';
import { toneDrawings } from './tone-mark.js';

/** What is drawn on 160 by 160 pixels: how dark each is, from 0 to 255. */
function drawn(draw: (context: CanvasRenderingContext2D) => void): Uint8ClampedArray {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 160 });
  const context = canvas.getContext('2d')!;
  draw(context);
  return context.getImageData(0, 0, 160, 160).data.filter((_, index) => index % 4 === 3);
}

const asLetter = (tone: Tone, family: string): Uint8ClampedArray =>
  drawn((context) => {
    context.font = `160px ${family}`;
    // As far up as the font hangs its signs below the line.
    context.fillText(toneSigns[tone], 0, 160 * (1 - 123 / 1024));
  });

const asDrawing = (tone: Tone): Uint8ClampedArray =>
  drawn((context) => {
    const { full, line } = toneDrawings[tone];
    context.scale(10, 10);
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    if (full !== undefined) context.fill(new Path2D(full), 'evenodd');
    if (line !== undefined) context.stroke(new Path2D(line));
  });

/** The share of the ink of both that only one of them has. */
function difference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let apart = 0;
  let ink = 0;
  one.forEach((dark, index) => {
    apart += Math.abs(dark - (other[index] ?? 0));
    ink += Math.max(dark, other[index] ?? 0);
  });
  return apart / ink;
}

describe('the font of the signs', () => {
  before(provideSignFont);

  for (const tone of tones)
    it(`has the drawing of ${tone} as a letter`, () => {
      assert.isBelow(difference(asLetter(tone, signFamily), asDrawing(tone)), 0.05);
      for (const other of tones)
        if (other !== tone) assert.isAbove(difference(asLetter(tone, signFamily), asDrawing(other)), 0.1, other);
    });

  it('is there once, however often it is asked for, and again when the page has cleared its fonts', () => {
    const own = (): FontFace[] => Array.from(document.fonts).filter(({ family }) => family === signFamily);
    provideSignFont();
    assert.lengthOf(own(), 1);
    document.fonts.clear();
    provideSignFont();
    assert.lengthOf(own(), 1);
  });
});
