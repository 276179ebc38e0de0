/**
 * Writes `src/internal/sign-font.data.ts`, a TrueType font of the five signs of `src/internal/tone-mark.ts`: `node scripts/build-sign-font.ts`.
 * A sign that is a letter costs a line of text nothing, where a drawing of its own costs more than the badge around it.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import type { Tone } from '@yijian/elements/tokens';
import { signOutlines, type Outline, type Point } from './sign-outlines.ts';

/**
 * The letters that the signs are, which every Chinese font has (GB/T 2312, row 1): where fonts of pages are forbidden, the reader sees these, and
 * they tell the tones apart too.
 */
const letters: Readonly<Record<Tone, string>> = {
  excellent: '●',
  good: '○',
  neutral: '◎',
  caution: '△',
  serious: '■',
};

/**
 * Units of the font for the 16 of a drawing; the em, in which a sign is as large as the letters beside it, is 512: most steps from point to
 * point are a byte then, and no point lies further off than a sixtieth of a pixel in a line of text.
 */
const unit = 32;
const em = 16 * unit;
/** How far a sign hangs below the line, so that its middle is that of a Chinese character. */
const descent = Math.round(em * 0.12);
/** A sign, and the room between it and the first word. */
const advance = Math.round(em * 1.1);

/** Bytes in the order of the format: most significant first. */
class Bytes {
  readonly all: number[] = [];
  u8 = (...values: number[]): this => this.put(1, values);
  u16 = (...values: number[]): this => this.put(2, values);
  u32 = (...values: number[]): this => this.put(4, values);
  private put(size: number, values: readonly number[]): this {
    for (const value of values)
      for (let byte = size - 1; byte >= 0; byte -= 1) this.all.push(Math.floor(value / 2 ** (8 * byte)) & 0xff);
    return this;
  }
}

const padded = (bytes: readonly number[]): number[] => [
  ...bytes,
  ...Array.from({ length: -bytes.length & 3 }, () => 0),
];

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

const toFont = ({ x, y, curve }: Point): Point => ({
  x: Math.round(x * unit),
  y: Math.round((16 - y) * unit) - descent,
  curve,
});

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

/** How a step from one point to the next is written: nothing of none, a byte and its sign in the flags of a short one, else 16 bits. */
function step(by: number, axis: 'x' | 'y'): { flags: number; bytes: number[] } {
  const [short, positive] = axis === 'x' ? [2, 16] : [4, 32];
  if (by === 0) return { flags: positive, bytes: [] };
  if (Math.abs(by) < 256) return { flags: short + (by > 0 ? positive : 0), bytes: [Math.abs(by)] };
  return { flags: 0, bytes: new Bytes().u16(by).all };
}

/** One glyph as the table `glyf` has it. */
function glyph(outlines: readonly Outline[]): { bytes: number[]; box: Box; points: number; contours: number } {
  const contours = outlines.map((outline) => outline.map(toFont));
  const points = contours.flat();
  const box = boxOf(points);
  let last = -1;
  const bytes = new Bytes()
    .u16(contours.length, box.left, box.bottom, box.right, box.top)
    .u16(...contours.map(({ length }) => (last += length)))
    .u16(0);
  const [across, up] = (['x', 'y'] as const).map((axis) =>
    points.map((point, index) => step(point[axis] - (points[index - 1]?.[axis] ?? 0), axis)),
  ) as [ReturnType<typeof step>[], ReturnType<typeof step>[]];
  bytes.u8(
    ...points.map(({ curve }, index) => (curve ? 0 : 1) + (across[index]?.flags ?? 0) + (up[index]?.flags ?? 0)),
    ...[...across, ...up].flatMap((way) => way.bytes),
  );
  return { bytes: padded(bytes.all), box, points: points.length, contours: contours.length };
}

/** The table `cmap`, format 4: each sign is a segment of its own. */
function characterMap(codes: readonly number[]): number[] {
  const segments = [...codes, 0xffff];
  const count = segments.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const map = new Bytes()
    .u16(4, 16 + count * 8, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2)
    .u16(...segments)
    .u16(0)
    .u16(...segments)
    // The first glyph is the one for what is missing.
    .u16(...segments.map((code, index) => (code === 0xffff ? 1 : index + 1 - code)))
    .u16(...segments.map(() => 0));
  return [...new Bytes().u16(0, 1, 3, 1).u32(12).all, ...map.all];
}

/** The font, with the tables that a browser needs and no others (OpenType 1.9). */
export function signFont(): Uint8Array {
  const signs = Object.entries(letters)
    .map(([tone, letter]) => ({ code: letter.codePointAt(0) ?? 0, outlines: signOutlines[tone as Tone] }))
    .sort((one, other) => one.code - other.code);
  const glyphs = signs.map(({ outlines }) => glyph(outlines));
  const box = boxOf(
    glyphs.flatMap(({ box: { left, bottom, right, top } }) => [
      { x: left, y: bottom },
      { x: right, y: top },
    ]),
  );
  const offsets = glyphs.reduce((sums, { bytes }) => [...sums, (sums.at(-1) ?? 0) + bytes.length], [0, 0]);
  const ascent = em - descent;
  const codes = signs.map(({ code }) => code);
  const tables: Record<string, number[]> = {
    'OS/2': new Bytes()
      .u16(0, advance, 400, 5, 0, ...Array.from({ length: 11 }, () => 0))
      .u8(...Array.from({ length: 10 }, () => 0))
      .u32(0, 0, 0, 0, 0)
      .u16(0x40, Math.min(...codes), Math.max(...codes), ascent, -descent, 0, ascent, descent).all,
    cmap: characterMap(codes),
    glyf: glyphs.flatMap(({ bytes }) => bytes),
    head: new Bytes()
      .u32(0x10000, 0x10000, 0, 0x5f0f3cf5)
      .u16(0b11, em)
      .u32(0, 0, 0, 0)
      .u16(box.left, box.bottom, box.right, box.top, 0, 8, 2, 0, 0).all,
    hhea: new Bytes()
      .u32(0x10000)
      .u16(ascent, -descent, 0, advance, 0, 0, advance, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length + 1).all,
    hmtx: new Bytes().u16(advance, 0, ...glyphs.flatMap(({ box }) => [advance, box.left])).all,
    loca: new Bytes().u16(...offsets.map((offset) => offset / 2)).all,
    maxp: new Bytes()
      .u32(0x10000)
      .u16(
        glyphs.length + 1,
        Math.max(...glyphs.map(({ points }) => points)),
        Math.max(...glyphs.map(({ contours }) => contours)),
        ...[0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0],
      ).all,
    // Without a name of its own: the page gives it one.
    name: new Bytes().u16(0, 0, 6).all,
    post: new Bytes().u32(0x30000, 0, 0, 0, 0, 0, 0, 0).all,
  };
  const names = Object.keys(tables);
  const power = 2 ** Math.floor(Math.log2(names.length));
  const font = new Bytes().u32(0x10000).u16(names.length, power * 16, Math.log2(power), (names.length - power) * 16);
  let offset = 12 + names.length * 16;
  for (const [name, bytes] of Object.entries(tables)) {
    const whole = padded(bytes);
    const sum = whole.reduce((total, byte, index) => (total + byte * 2 ** (8 * (3 - (index & 3)))) % 2 ** 32, 0);
    font.u8(...Buffer.from(name)).u32(sum, offset, bytes.length);
    offset += whole.length;
  }
  return Uint8Array.from([...font.all, ...Object.values(tables).flatMap(padded)]);
}

/** The module that the elements have the signs from. */
export const signFontModule = (): Promise<string> =>
  format(
    `// Generated by scripts/build-sign-font.ts. Do not edit.
import type { Tone } from '../tokens/tokens.js';

/** The letter that is the sign of a tone, in the font below. */
export const toneSigns: Readonly<Record<Tone, string>> = ${JSON.stringify(letters)};

/** A TrueType font of these letters alone, in base64. */
export const signFontData = '${Buffer.from(signFont()).toString('base64')}';
`,
    { parser: 'typescript', printWidth: 120, singleQuote: true },
  );

if (import.meta.main)
  await writeFile(path.resolve(import.meta.dirname, '../src/internal/sign-font.data.ts'), await signFontModule());
