import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/web-components-vite';
import '@yijian/elements/define';
// At once, so that no story has to wait for it.
import '@yijian/elements/locales/en';
import { BookContainer } from './book-container.js';
import { ground } from './ground.js';
import { addPseudoLocale } from './pseudo-locale.js';
import { expectQuietConsole, listenToConsole } from './quiet-console.js';
import { globalTypes, initialGlobals } from './toolbars.js';
import './book.css';
import './preview.css';

addPseudoLocale();

/** What a reader can switch on any story. The elements take all of it from the page around them. */
export default definePreview({
  addons: [addonA11y(), addonDocs()],
  decorators: [ground],
  beforeEach: listenToConsole,
  afterEach: expectQuietConsole,
  globalTypes,
  initialGlobals,
  parameters: {
    htmlLang: 'zh-CN',
    // A story that axe finds fault with fails the tests.
    a11y: { test: 'error' },
    // The ground has the room around a story.
    layout: 'fullscreen',
    // The theme toolbar sets the ground; a second switch would contradict it.
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: {
      container: BookContainer,
      lang: 'zh-CN',
      toc: { title: '目录 Contents', headingSelector: 'h2, h3', ignoreSelector: '.book h3, .ground h3' },
      // What a portal writes, without the ground around it.
      source: { excludeDecorators: true },
    },
    options: {
      storySort: {
        order: [
          '开始 Start',
          ['从这里开始 Start here'],
          '基础 Foundations',
          [
            '颜色 Colour',
            '字体与字号 Type',
            '间距 Space',
            '图形 Signs',
            '动态 Motion',
            '环境 Environment',
            '主题包 Theme packs',
            '令牌 Tokens',
          ],
          '元素 Elements',
          [
            '信用徽标 Credit badge',
            ['Docs', 'State matrix', 'Embed'],
            '监管时间线 Inspection timeline',
            ['Docs', 'State matrix', 'Embed'],
            '任务分工矩阵 Task matrix',
            ['Docs', 'State matrix', 'Embed'],
            '数据来源 Provider',
          ],
          '接入 Embedding',
        ],
      },
    },
    viewport: {
      options: {
        phone: { name: '手机 390', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: '平板 820', styles: { width: '820px', height: '1180px' }, type: 'tablet' },
        desktop: { name: '桌面 1440', styles: { width: '1440px', height: '900px' }, type: 'desktop' },
      },
    },
  },
});
