import { addons } from 'storybook/manager-api';
import { bookTheme } from './book-theme.js';

/** Pages whose names are addresses too, and so are kept plain there. */
const pageNames: Readonly<Record<string, string>> = {
  Docs: '说明 Guide',
  'State matrix': '状态总表 State matrix',
  Embed: '嵌入 Embed',
};

addons.setConfig({
  theme: { ...bookTheme('light'), brandImage: './yijian-brand.svg' },
  sidebar: { showRoots: true, renderLabel: ({ name }) => pageNames[name] ?? name },
});
