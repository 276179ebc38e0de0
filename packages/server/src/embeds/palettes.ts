import type { Tone } from './tones.js';

interface ToneColours {
  readonly text: string;
  readonly surface: string;
  readonly border: string;
}

/** The colours of one theme. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly border: string;
  readonly accent: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

const tone = (text: string, surface: string, border: string): ToneColours => ({ text, surface, border });

/** The themes of the elements. Nothing imports the elements here: the end-to-end tests compare the values with their tokens. */
export const palettes = {
  light: {
    text: '#1b2430',
    muted: '#4d5a6b',
    surface: '#ffffff',
    border: '#d5dce6',
    accent: '#0b4a8c',
    tones: {
      excellent: tone('#0b4a8c', '#e9f1fa', '#0b4a8c'),
      good: tone('#1f5f9e', '#f2f7fc', '#5b8fc4'),
      neutral: tone('#4d5a6b', '#f3f5f8', '#76849a'),
      caution: tone('#8a4b00', '#fdf4e3', '#b97410'),
      serious: tone('#a81e1e', '#fdeeed', '#c4423d'),
    },
  },
  dark: {
    text: '#e7ecf3',
    muted: '#aab6c5',
    surface: '#12181f',
    border: '#36424f',
    accent: '#8fbdf0',
    tones: {
      excellent: tone('#9cc5f4', '#15304d', '#8fbdf0'),
      good: tone('#8fb8e4', '#16263a', '#5c86b5'),
      neutral: tone('#b4bfcc', '#222b36', '#74849a'),
      caution: tone('#f0bd6a', '#33270f', '#b98432'),
      serious: tone('#f6a39c', '#3c1a1a', '#cf615b'),
    },
  },
  contrast: {
    text: '#000000',
    muted: '#1b2430',
    surface: '#ffffff',
    border: '#4d5a6b',
    accent: '#002b5c',
    tones: {
      excellent: tone('#002b5c', '#ffffff', '#002b5c'),
      good: tone('#0b4a8c', '#ffffff', '#0b4a8c'),
      neutral: tone('#1b2430', '#ffffff', '#1b2430'),
      caution: tone('#5c3200', '#ffffff', '#5c3200'),
      serious: tone('#7a0c0c', '#ffffff', '#7a0c0c'),
    },
  },
} as const satisfies Record<string, Palette>;

export type Theme = keyof typeof palettes;

/** Fonts that have Chinese on the systems in use, as the elements name them. */
export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';
