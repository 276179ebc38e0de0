import { tones, type ColourName } from './tokens.js';

type Pair = readonly [foreground: ColourName, background: ColourName];

/** Every pair of text and background in use, which a test reads off the elements: at least 4.5 to 1. */
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
    [`${tone}-text`, 'accent-surface'],
    ['accent', `${tone}-surface`],
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
