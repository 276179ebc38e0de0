import type { ColourName, Scheme } from './tokens.js';

/** Colours of an agency or a purpose, in place of the default ones. What a pack leaves out stays as it is. */
export interface ThemePack {
  /** What the pack is for. */
  readonly use: string;
  readonly colours: Readonly<Partial<Record<ColourName, Readonly<Partial<Record<Scheme, string>>>>>>;
}

const both = (light: string, dark: string): Readonly<Partial<Record<Scheme, string>>> => ({ light, dark });
const all = (light: string, dark: string, contrast: string): Readonly<Record<Scheme, string>> => ({
  light,
  dark,
  contrast,
});

/** The packs that come with the elements, by the name of their file in `themes/`. */
export const themePacks = {
  blue: { use: 'The default: deep blue on white', colours: {} },
  neutral: {
    use: 'For portals with a colour of their own: grey but for caution and serious',
    colours: {
      accent: both('#2f3a48', '#c9d2de'),
      'accent-surface': both('#eef1f5', '#29333f'),
      'on-accent': both('#ffffff', '#12181f'),
      focus: both('#1b2430', '#ffd479'),
      'excellent-text': both('#1b2430', '#e7ecf3'),
      'excellent-surface': both('#e8ecf1', '#2c3744'),
      'excellent-border': both('#2f3a48', '#c9d2de'),
      'good-text': both('#2f3a48', '#c9d2de'),
      'good-surface': both('#f3f5f8', '#222b36'),
      'good-border': both('#5f6d7f', '#8494a8'),
    },
  },
  red: {
    use: 'For portals in red: the agency in red, what is good stays blue, and caution ochre',
    // Darker than the red of what is serious, so that a link beside it is no alarm.
    colours: {
      accent: all('#8c1515', '#f5b5ae', '#6b0a0a'),
      'accent-surface': both('#faeeed', '#361d1d'),
      'on-accent': both('#ffffff', '#210e0e'),
      focus: both('#8c1515', '#ffd479'),
    },
  },
  'high-contrast': {
    use: 'Strong edges and at least 7 to 1 for every text',
    colours: {
      text: both('#000000', '#ffffff'),
      'text-muted': both('#1b2430', '#e7ecf3'),
      surface: both('#ffffff', '#000000'),
      'surface-sunken': both('#f3f6fa', '#14181d'),
      border: both('#4d5a6b', '#aab6c5'),
      'border-strong': both('#000000', '#ffffff'),
      accent: both('#002b5c', '#a9d2ff'),
      'accent-surface': both('#ffffff', '#000000'),
      'on-accent': both('#ffffff', '#000000'),
      focus: both('#000000', '#ffd479'),
      'excellent-text': both('#002b5c', '#a9d2ff'),
      'excellent-surface': both('#ffffff', '#000000'),
      'excellent-border': both('#002b5c', '#a9d2ff'),
      'good-text': both('#0b4a8c', '#c3ddf9'),
      'good-surface': both('#ffffff', '#000000'),
      'good-border': both('#0b4a8c', '#c3ddf9'),
      'neutral-text': both('#1b2430', '#e7ecf3'),
      'neutral-surface': both('#ffffff', '#000000'),
      'neutral-border': both('#1b2430', '#e7ecf3'),
      'caution-text': both('#5c3200', '#ffd08a'),
      'caution-surface': both('#ffffff', '#000000'),
      'caution-border': both('#5c3200', '#ffd08a'),
      'serious-text': both('#7a0c0c', '#ffb3ad'),
      'serious-surface': both('#ffffff', '#000000'),
      'serious-border': both('#7a0c0c', '#ffb3ad'),
    },
  },
} as const satisfies Record<string, ThemePack>;
