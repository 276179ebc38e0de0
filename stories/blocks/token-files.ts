import { Source } from '@storybook/addon-docs/blocks';
import { readDtcgPack, themeCss } from '@yijian/elements/tokens';
import blueStyles from '@yijian/elements/themes/blue.css?raw';
import highContrastStyles from '@yijian/elements/themes/high-contrast.css?raw';
import neutralStyles from '@yijian/elements/themes/neutral.css?raw';
import redStyles from '@yijian/elements/themes/red.css?raw';
import baseTokens from '@yijian/elements/tokens/base.tokens.json?raw';
import blueTokens from '@yijian/elements/tokens/blue.tokens.json?raw';
import highContrastTokens from '@yijian/elements/tokens/high-contrast.tokens.json?raw';
import neutralTokens from '@yijian/elements/tokens/neutral.tokens.json?raw';
import redTokens from '@yijian/elements/tokens/red.tokens.json?raw';
import { createElement as h, type ReactElement } from 'react';
import { packNames } from '../../.storybook/pack-names.js';
import agencyTokens from '../../docs/designers/lanxi.tokens.json?raw';
import { Tabs } from './tabs.js';

const packs = {
  blue: { css: blueStyles, dtcg: blueTokens },
  neutral: { css: neutralStyles, dtcg: neutralTokens },
  red: { css: redStyles, dtcg: redTokens },
  'high-contrast': { css: highContrastStyles, dtcg: highContrastTokens },
} as const satisfies Record<keyof typeof packNames, { readonly css: string; readonly dtcg: string }>;

const file = (language: 'css' | 'json', code: string): ReactElement => h(Source, { language, code, dark: false });

/** The style sheet of each pack, as it is published. */
export function PackStyles(): ReactElement {
  return h(Tabs, {
    label: '各主题包的样式表 Style sheets of the packs',
    tabs: Object.entries(packs).map(([pack, { css }]) => ({
      name: packNames[pack as keyof typeof packs],
      content: file('css', css),
    })),
  });
}

/** The token file of each pack and of what all have in common, as it is published. */
export function PackTokens(): ReactElement {
  return h(Tabs, {
    label: '各主题包的 DTCG 文件 Token files of the packs',
    tabs: [
      ...Object.entries(packs).map(([pack, { dtcg }]) => ({
        name: packNames[pack as keyof typeof packs],
        content: file('json', dtcg),
      })),
      { name: '字号与间距 Base', content: file('json', baseTokens) },
    ],
  });
}

/** The pack of an invented agency: what a designer writes, and what becomes of it. */
export function AgencyPack(): ReactElement {
  return h(Tabs, {
    label: '一个机关的主题包 A pack of an agency',
    tabs: [
      {
        name: `lanxi.tokens.json（${agencyTokens.trim().split('\n').length} 行）`,
        content: file('json', agencyTokens),
      },
      { name: 'lanxi.css', content: file('css', agencyStyles) },
    ],
  });
}

/** The style sheet that the command makes of the agency's file. */
export const agencyStyles = themeCss('lanxi', readDtcgPack(JSON.parse(agencyTokens)), 'own');
