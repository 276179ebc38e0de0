/** The schemes that every colour has a value for. `contrast` is for readers who ask for more contrast. */
export const schemes = ['light', 'dark', 'contrast'] as const;

export type Scheme = (typeof schemes)[number];

/** Tones of the standard, from best to worst. */
export const tones = ['excellent', 'good', 'neutral', 'caution', 'serious'] as const;

export type Tone = (typeof tones)[number];

export interface ColourToken extends Readonly<Record<Scheme, string>> {
  /** System colour in forced-colours mode. */
  readonly forced: string;
  /** What the colour is for. */
  readonly use: string;
}

const colour = (use: string, forced: string, light: string, dark: string, contrast: string): ColourToken => ({
  use,
  forced,
  light,
  dark,
  contrast,
});

/**
 * The colours, in hex because the oldest supported browser reads nothing newer. Three hues in all: blue for what is ours and what is good,
 * ochre for caution, red for what is serious. A government page should not show more.
 */
export const colours = {
  text: colour('Text', 'CanvasText', '#1b2430', '#e7ecf3', '#000000'),
  'text-muted': colour('Secondary text', 'CanvasText', '#4d5a6b', '#aab6c5', '#1b2430'),
  surface: colour('Background', 'Canvas', '#ffffff', '#12181f', '#ffffff'),
  'surface-sunken': colour('Background of headings and bars', 'Canvas', '#f3f6fa', '#1a222c', '#f3f6fa'),
  border: colour('Dividing lines', 'CanvasText', '#d5dce6', '#36424f', '#4d5a6b'),
  'border-strong': colour('Edges of controls', 'ButtonText', '#76849a', '#74849a', '#000000'),
  accent: colour('Links, buttons, headings', 'LinkText', '#0b4a8c', '#8fbdf0', '#002b5c'),
  'accent-surface': colour('Background of what is chosen', 'Canvas', '#e9f1fa', '#162a40', '#ffffff'),
  'on-accent': colour('Text on the accent', 'Canvas', '#ffffff', '#0d1620', '#ffffff'),
  focus: colour('Focus ring', 'Highlight', '#0b4a8c', '#ffd479', '#000000'),
  'excellent-text': colour('Excellent', 'CanvasText', '#0b4a8c', '#9cc5f4', '#002b5c'),
  'excellent-surface': colour('Excellent', 'Canvas', '#e9f1fa', '#15304d', '#ffffff'),
  'excellent-border': colour('Excellent', 'CanvasText', '#0b4a8c', '#8fbdf0', '#002b5c'),
  'good-text': colour('Good', 'CanvasText', '#1f5f9e', '#8fb8e4', '#0b4a8c'),
  'good-surface': colour('Good', 'Canvas', '#f2f7fc', '#16263a', '#ffffff'),
  'good-border': colour('Good', 'CanvasText', '#5b8fc4', '#5c86b5', '#0b4a8c'),
  'neutral-text': colour('Neutral', 'CanvasText', '#4d5a6b', '#b4bfcc', '#1b2430'),
  'neutral-surface': colour('Neutral', 'Canvas', '#f3f5f8', '#222b36', '#ffffff'),
  'neutral-border': colour('Neutral', 'CanvasText', '#76849a', '#74849a', '#1b2430'),
  'caution-text': colour('Caution', 'CanvasText', '#8a4b00', '#f0bd6a', '#5c3200'),
  'caution-surface': colour('Caution', 'Canvas', '#fdf4e3', '#33270f', '#ffffff'),
  'caution-border': colour('Caution', 'CanvasText', '#b97410', '#b98432', '#5c3200'),
  'serious-text': colour('Serious', 'CanvasText', '#a81e1e', '#f6a39c', '#7a0c0c'),
  'serious-surface': colour('Serious', 'Canvas', '#fdeeed', '#3c1a1a', '#ffffff'),
  'serious-border': colour('Serious', 'CanvasText', '#c4423d', '#cf615b', '#7a0c0c'),
} as const satisfies Record<string, ColourToken>;

export type ColourName = keyof typeof colours;

export interface SizeToken {
  /** Multiple of the base size, which is 16 px times the scale of the care mode. */
  readonly of: number;
  readonly use: string;
}

/** Sizes that grow with the base size. */
export const sizes = {
  'text-s': { of: 0.8125, use: 'Notes and labels' },
  'text-m': { of: 0.9375, use: 'Body' },
  'text-l': { of: 1.125, use: 'Headings of a part' },
  'text-xl': { of: 1.375, use: 'Heading of an element' },
  'text-xxl': { of: 1.875, use: 'A grade on a card' },
  'space-xs': { of: 0.25, use: 'Between a sign and its word' },
  'space-s': { of: 0.5, use: 'Within a line' },
  'space-m': { of: 0.75, use: 'Within a part' },
  'space-l': { of: 1, use: 'Between parts' },
  'space-xl': { of: 1.5, use: 'Between groups' },
} as const satisfies Record<string, SizeToken>;

export type SizeName = keyof typeof sizes;

/** What neither the scheme nor the scale changes. */
export const constants = {
  'font-family': {
    value:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
    use: 'Typeface: what the reader’s system has for Chinese',
  },
  'font-family-mono': {
    value: 'Consolas, Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace',
    use: 'Codes and numbers of documents',
  },
  'line-height': { value: '1.6', use: 'Lines of text' },
  'line-height-tight': { value: '1.5', use: 'Lines of headings and labels' },
  'radius-s': { value: '2px', use: 'Marks and controls' },
  'radius-m': { value: '4px', use: 'Cards' },
  'focus-width': { value: '2px', use: 'Focus ring' },
} as const satisfies Record<string, { value: string; use: string }>;

export type ConstantName = keyof typeof constants;

/** Factor of all sizes in the mode for elderly readers, and the least height of a target there, beside the usual ones. */
export const care = { scale: 1.4, targetPx: 60 } as const;
export const targetPx = { fine: 36, coarse: 44 } as const;

type Pair = readonly [foreground: ColourName, background: ColourName];

/** Every pair of text and background in use: at least 4.5 to 1. */
export const textPairs: readonly Pair[] = [
  ['text', 'surface'],
  ['text', 'surface-sunken'],
  ['text', 'accent-surface'],
  ['text-muted', 'surface'],
  ['text-muted', 'surface-sunken'],
  ['text-muted', 'accent-surface'],
  ['accent', 'surface'],
  ['accent', 'surface-sunken'],
  ['accent', 'accent-surface'],
  ['on-accent', 'accent'],
  ...tones.flatMap((tone): Pair[] => [
    [`${tone}-text`, `${tone}-surface`],
    [`${tone}-text`, 'surface'],
    [`${tone}-text`, 'surface-sunken'],
    ['text', `${tone}-surface`],
    ['text-muted', `${tone}-surface`],
    [`${tone}-surface`, `${tone}-text`],
  ]),
];

/** Every pair of a sign or an edge that carries meaning and its background: at least 3 to 1. */
export const signPairs: readonly Pair[] = [
  ['border-strong', 'surface'],
  ['border-strong', 'surface-sunken'],
  ['focus', 'surface'],
  ['focus', 'surface-sunken'],
  ['focus', 'accent-surface'],
  ...tones.flatMap((tone): Pair[] => [
    [`${tone}-border`, `${tone}-surface`],
    [`${tone}-border`, 'surface'],
    [`${tone}-border`, 'surface-sunken'],
  ]),
];
