/** The schemes that every colour has a value for. `contrast` is for readers who ask for more contrast. */
export const schemes = ['light', 'dark', 'contrast'] as const;

export type Scheme = (typeof schemes)[number];

/** Tones of the standard, from best to worst. */
export const tones = ['excellent', 'good', 'neutral', 'caution', 'serious'] as const;

export type Tone = (typeof tones)[number];

type ColourValues = readonly [light: string, dark: string, contrast: string, forced: string];

/**
 * The colours: in hex, because the oldest supported browser reads nothing newer, and last the system colour in forced-colours mode. Three hues
 * in all: blue for what is ours and what is good, ochre for caution, red for what is serious. A government page should not show more.
 */
export const colours = {
  text: ['#1b2430', '#e7ecf3', '#000000', 'CanvasText'],
  'text-muted': ['#4d5a6b', '#aab6c5', '#1b2430', 'CanvasText'],
  surface: ['#ffffff', '#12181f', '#ffffff', 'Canvas'],
  'surface-sunken': ['#f3f6fa', '#1a222c', '#f3f6fa', 'Canvas'],
  border: ['#d5dce6', '#36424f', '#4d5a6b', 'CanvasText'],
  'border-strong': ['#76849a', '#74849a', '#000000', 'ButtonText'],
  accent: ['#0b4a8c', '#8fbdf0', '#002b5c', 'LinkText'],
  'accent-surface': ['#e9f1fa', '#162a40', '#ffffff', 'Canvas'],
  'on-accent': ['#ffffff', '#0d1620', '#ffffff', 'Canvas'],
  focus: ['#0b4a8c', '#ffd479', '#000000', 'Highlight'],
  'excellent-text': ['#0b4a8c', '#9cc5f4', '#002b5c', 'CanvasText'],
  'excellent-surface': ['#e9f1fa', '#15304d', '#ffffff', 'Canvas'],
  'excellent-border': ['#0b4a8c', '#8fbdf0', '#002b5c', 'CanvasText'],
  'good-text': ['#1f5f9e', '#8fb8e4', '#0b4a8c', 'CanvasText'],
  'good-surface': ['#f2f7fc', '#16263a', '#ffffff', 'Canvas'],
  'good-border': ['#5b8fc4', '#5c86b5', '#0b4a8c', 'CanvasText'],
  'neutral-text': ['#4d5a6b', '#b4bfcc', '#1b2430', 'CanvasText'],
  'neutral-surface': ['#f3f5f8', '#222b36', '#ffffff', 'Canvas'],
  'neutral-border': ['#76849a', '#74849a', '#1b2430', 'CanvasText'],
  'caution-text': ['#8a4b00', '#f0bd6a', '#5c3200', 'CanvasText'],
  'caution-surface': ['#fdf4e3', '#33270f', '#ffffff', 'Canvas'],
  'caution-border': ['#b97410', '#b98432', '#5c3200', 'CanvasText'],
  'serious-text': ['#a81e1e', '#f6a39c', '#7a0c0c', 'CanvasText'],
  'serious-surface': ['#fdeeed', '#3c1a1a', '#ffffff', 'Canvas'],
  'serious-border': ['#c4423d', '#cf615b', '#7a0c0c', 'CanvasText'],
} as const satisfies Record<string, ColourValues>;

export type ColourName = keyof typeof colours;

/** Sizes that grow with the base size, as multiples of it: 16 px times the scale of the care mode. */
export const sizes = {
  'text-s': 0.8125,
  'text-m': 0.9375,
  'text-l': 1.125,
  'text-xl': 1.375,
  'text-xxl': 1.875,
  'space-xs': 0.25,
  'space-s': 0.5,
  'space-m': 0.75,
  'space-l': 1,
  'space-xl': 1.5,
} as const;

export type SizeName = keyof typeof sizes;

/** What neither the scheme nor the scale changes. */
export const constants = {
  'font-family':
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  'font-family-mono': 'Consolas, Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace',
  'line-height': '1.6',
  'line-height-tight': '1.5',
  'radius-s': '2px',
  'radius-m': '4px',
  'focus-width': '2px',
} as const;

export type ConstantName = keyof typeof constants;

/** Factor of all sizes in the mode for elderly readers, and the least height of a target there, beside the usual ones. */
export const care = { scale: 1.4, targetPx: 60 } as const;
export const targetPx = { fine: 36, coarse: 44 } as const;
