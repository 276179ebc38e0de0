import type { ColourName, ConstantName, SizeName } from './tokens.js';

/** What each token is for. Apart from the values, because only designers read it and every page would carry it. */
export const colourUses: Readonly<Record<ColourName, string>> = {
  text: 'Text',
  'text-muted': 'Secondary text',
  surface: 'Background',
  'surface-sunken': 'Background of headings and bars',
  border: 'Dividing lines',
  'border-strong': 'Edges of controls',
  accent: 'Links, buttons, headings',
  'accent-surface': 'Background of what is chosen',
  'on-accent': 'Text on the accent',
  focus: 'Focus ring',
  'excellent-text': 'Excellent',
  'excellent-surface': 'Excellent',
  'excellent-border': 'Excellent',
  'good-text': 'Good',
  'good-surface': 'Good',
  'good-border': 'Good',
  'neutral-text': 'Neutral',
  'neutral-surface': 'Neutral',
  'neutral-border': 'Neutral',
  'caution-text': 'Caution',
  'caution-surface': 'Caution',
  'caution-border': 'Caution',
  'serious-text': 'Serious',
  'serious-surface': 'Serious',
  'serious-border': 'Serious',
};

export const sizeUses: Readonly<Record<SizeName, string>> = {
  'text-s': 'Notes and labels',
  'text-m': 'Body',
  'text-l': 'Headings of a part',
  'text-xl': 'Heading of an element',
  'text-xxl': 'A grade on a card',
  'space-xs': 'Between a sign and its word',
  'space-s': 'Within a line',
  'space-m': 'Within a part',
  'space-l': 'Between parts',
  'space-xl': 'Between groups',
};

export const constantUses: Readonly<Record<ConstantName, string>> = {
  'font-family': 'Typeface: what the reader’s system has for Chinese',
  'font-family-mono': 'Codes and numbers of documents',
  'line-height': 'Lines of text',
  'line-height-tight': 'Lines of headings and labels',
  'radius-s': 'Marks and controls',
  'radius-m': 'Cards',
  'focus-width': 'Focus ring',
};
