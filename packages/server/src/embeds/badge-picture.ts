import { contentLanguage } from '../http/language.js';
import { embedWords } from './embed-words.js';
import { embedSentence, type EmbedView } from './embed-view.js';
import { escapeMarkup } from './escape-markup.js';
import { type Block, flowText, type Run } from './flow-text.js';
import { fontFamily, type Palette } from './palettes.js';
import { type Tone, toneDrawings } from './tones.js';

/** How much a picture shows. */
export const pictureSizes = ['inline', 'standard', 'card'] as const;

export type PictureSize = (typeof pictureSizes)[number];

/** The sizes of type, as multiples of the elements' base of 16 px. */
const type = { s: 13, m: 15, l: 18, xl: 22 } as const;
/** How wide the text of each size becomes before it takes another line. */
const room = { inline: 460, standard: 352, card: 380 } as const;
const PLATE = 52;

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/**
 * A rating as an SVG picture, for places where nothing but an `<img>` works. It needs no font, style or script of anybody: all attributes are
 * presentation, text is text.
 *
 * @param scale of everything, 1.4 for elderly readers
 */
export function badgePicture(view: EmbedView, size: PictureSize, palette: Palette, scale: number): string {
  const { width, height, content } = draw[size](view, palette);
  const round = (value: number): number => Math.ceil(value * scale);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" xml:lang="${contentLanguage[view.language]}" font-family="${escapeMarkup(fontFamily)}"><title id="title">${escapeMarkup(embedSentence(view))}</title>${content}</svg>`;
}

const draw: Readonly<Record<PictureSize, (view: EmbedView, palette: Palette) => Drawing>> = { inline, standard, card };

function inline(view: EmbedView, palette: Palette): Drawing {
  const own = palette.tones[view.tone];
  const grade = view.letter === undefined || view.letter === view.word ? view.word : `${view.letter} ${view.word}`;
  const block = flowText(
    [
      { text: grade, size: type.s, colour: own.text, bold: true, after: 8 },
      ...view.flags.map((text) => ({ text, size: type.s, colour: palette.muted, after: 8 })),
      ...listRuns(view, palette),
      ...(view.asOf === undefined ? [] : [{ text: view.asOf, size: type.s, colour: palette.muted }]),
    ],
    room.inline,
  );
  const [width, height] = whole(block.width + 34, block.height + 4);
  return {
    width,
    height,
    content: `${frame(width, height, own.surface, own.border, 2)}${mark(view.tone, 8, 5, 13, own.text)}${drawn(block, 26, 2)}`,
  };
}

function standard(view: EmbedView, palette: Palette): Drawing {
  const meta = [view.dated ? `${view.asOfTerm} ${view.asOf ?? ''}` : view.asOf, view.issuerName];
  const text = meta.filter((part) => part !== undefined).join(' · ');
  const blocks = [
    ...head(view, palette, room.standard),
    ...(text === '' ? [] : [flowText([{ text, size: type.s, colour: palette.muted }], room.standard)]),
  ];
  const body = stacked(blocks, PLATE + 12, 8);
  const [width, height] = whole(Math.max(210, PLATE + 24 + body.width), Math.max(64, body.height + 16));
  return {
    width,
    height,
    content: `${frame(width, height, palette.surface, palette.border, 4)}${plate(view, palette, 0, height)}${body.content}`,
  };
}

function card(view: EmbedView, palette: Palette): Drawing {
  const words = embedWords[view.language];
  const inner = room.card;
  const name = flowText(
    view.subjectName === undefined ? [] : [{ text: view.subjectName, size: type.l, colour: palette.text, bold: true }],
    inner,
  );
  // The lists have a row of their own.
  const headBlocks = head({ ...view, lists: [] }, palette, inner - PLATE - 12);
  const nameBottom = name.height === 0 ? 14 : 14 + name.height + 8;
  const headBody = stacked(headBlocks, 16 + PLATE + 12, nameBottom + 4);
  const headHeight = Math.max(52, headBody.height + 8);
  const rows = [
    ...(view.asOf === undefined ? [] : [[view.asOfTerm, [plain(view.asOf, palette)]] as const]),
    ...view.rows.map(([term, definition]) => [term, [plain(definition, palette)]] as const),
    ...(view.lists.length === 0 ? [] : [[words.lists, listRuns(view, palette)] as const]),
    ...(view.previous.length === 0
      ? []
      : [
          [
            words.previous,
            view.previous.flatMap(({ text, tone, asOf }): Run[] => [
              { text, size: type.m, colour: palette.tones[tone].text, bold: true, after: 6 },
              { text: asOf, size: type.m, colour: palette.text, after: 14 },
            ]),
          ] as const,
        ]),
  ].map(([term, definition]) => ({
    term: flowText([{ text: term, size: type.m, colour: palette.muted }], 120),
    definition: flowText(definition, inner - 128),
  }));
  let y = nameBottom + headHeight + 12;
  const table = rows.map(({ term, definition }) => {
    const content = drawn(term, 16, y) + drawn(definition, 16 + 128, y);
    y += Math.max(term.height, definition.height) + 4;
    return content;
  });
  const [width, height] = whole(inner + 32, y + 10);
  return {
    width,
    height,
    content: `${frame(width, height, palette.surface, palette.border, 4)}${drawn(name, 16, 14)}<g transform="translate(16 ${nameBottom})">${plate(view, palette, 0, headHeight, true)}</g>${headBody.content}${table.join('')}`,
  };
}

const plain = (text: string, palette: Palette): Run => ({ text, size: type.m, colour: palette.text });

/** The scheme, and under it the grade with its flags. */
function head(view: EmbedView, palette: Palette, width: number): Block[] {
  return [
    flowText([{ text: view.schemeName, size: type.s, colour: palette.muted }], width),
    flowText(
      [
        { text: view.word, size: type.l, colour: palette.tones[view.tone].text, bold: true, after: 8 },
        ...view.flags.map((text) => ({
          text,
          size: type.s,
          colour: palette.muted,
          box: { surface: palette.surface, border: palette.muted },
          after: 6,
        })),
        ...listRuns(view, palette),
      ],
      width,
    ),
  ];
}

const listRuns = (view: EmbedView, palette: Palette): Run[] =>
  view.lists.map(({ text, tone }) => {
    const { text: colour, surface, border } = palette.tones[tone];
    return { text, size: type.s, colour, box: { surface, border }, after: 6 };
  });

function stacked(blocks: readonly Block[], x: number, top: number): { content: string; width: number; height: number } {
  let y = top;
  const parts = blocks.map((block) => {
    const content = drawn(block, x, y);
    y += block.height;
    return content;
  });
  return { content: parts.join(''), width: Math.max(...blocks.map(({ width }) => width)), height: y - top };
}

/** The letter of a grade, else the sign of its tone, on the tone's colour. */
function plate(view: EmbedView, palette: Palette, x: number, height: number, alone = false): string {
  const { text, surface, border } = palette.tones[view.tone];
  const full = view.tone === 'excellent' || view.tone === 'serious';
  const [ground, sign] = full ? [text, surface] : [surface, text];
  const path = alone
    ? `M0 0H${PLATE}V${height}H0Z`
    : `M4 .5H${PLATE}V${height - 0.5}H4Q.5 ${height - 0.5} .5 ${height - 4}V4Q.5 .5 4 .5Z`;
  const middle = x + PLATE / 2;
  return `<path d="${path}" fill="${ground}" stroke="${full ? text : alone ? border : palette.border}"/>${
    view.letter === undefined
      ? mark(view.tone, middle - 12, height / 2 - 12, 24, sign)
      : `<text x="${middle}" y="${height / 2 + type.xl * 0.36}" font-size="${type.xl}" font-weight="600" text-anchor="middle" fill="${sign}">${escapeMarkup(view.letter)}</text>`
  }`;
}

function mark(tone: Tone, x: number, y: number, size: number, colour: string): string {
  const { full, line = '' } = toneDrawings[tone];
  const drawing =
    full === undefined
      ? `<path d="${line}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-linejoin="round"/>`
      : `<path d="${full}" fill="${colour}" fill-rule="evenodd"/>`;
  return `<g transform="translate(${x} ${y}) scale(${size / 16})">${drawing}</g>`;
}

const frame = (width: number, height: number, fill: string, stroke: string, radius: number): string =>
  `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;

function drawn({ pieces }: Block, left: number, top: number): string {
  return pieces
    .map(({ run, text, x, y, width }) => {
      const at = (value: number): number => Math.round(value * 100) / 100;
      const box =
        run.box === undefined
          ? ''
          : `<rect x="${at(left + x + 0.5)}" y="${at(top + y - run.size * 1.08)}" width="${at(width - 1)}" height="${at(run.size * 1.4)}" rx="2" fill="${run.box.surface}" stroke="${run.box.border}"/>`;
      // In the middle of its box, since its font may be narrower than was reckoned.
      const where =
        run.box === undefined ? `x="${at(left + x)}"` : `x="${at(left + x + width / 2)}" text-anchor="middle"`;
      return `${box}<text ${where} y="${at(top + y)}" font-size="${run.size}"${run.bold ? ' font-weight="600"' : ''} fill="${run.colour}">${escapeMarkup(text)}</text>`;
    })
    .join('');
}

const whole = (width: number, height: number): [number, number] => [Math.ceil(width), Math.ceil(height)];
