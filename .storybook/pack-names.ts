import type { themePacks } from '@yijian/elements/tokens';

/** What the packs that come with the elements are called. */
export const packNames: Readonly<Record<keyof typeof themePacks, string>> = {
  blue: '默认蓝 Blue',
  neutral: '中性 Neutral',
  red: '庄重红 Red',
  'high-contrast': '强对比 High contrast',
};
