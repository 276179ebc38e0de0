import type { Scheme } from '@yijian/elements/tokens';

/** What the schemes are called. */
export const schemeName: Readonly<Record<Scheme, string>> = {
  light: '浅色 Light',
  dark: '深色 Dark',
  contrast: '高对比 Contrast',
};
