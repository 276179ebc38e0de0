import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/web-components-vite';
import '@yijian/elements/define';
// At once, so that no story has to wait for it.
import '@yijian/elements/locales/en';
import { careScales, ground } from './ground.js';
import { packNames } from './pack-names.js';
import { expectQuietConsole, listenToConsole } from './quiet-console.js';
import './preview.css';

const tool = (title: string, icon: string, items: Record<string, string>): object => ({
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
  },
});

/** What a reader can switch on any story. The elements take all of it from the page around them. */
export default definePreview({
  addons: [addonA11y(), addonDocs()],
  decorators: [ground],
  beforeEach: listenToConsole,
  afterEach: expectQuietConsole,
  globalTypes: {
    theme: tool('主题 Theme', 'paintbrush', {
      light: '浅色 Light',
      dark: '深色 Dark',
      contrast: '高对比 Contrast',
      auto: '跟随系统 Auto',
    }),
    pack: tool('主题包 Pack', 'circlehollow', packNames),
    locale: tool('语言 Language', 'globe', { 'zh-CN': '中文', en: 'English' }),
    care: tool('关怀版 Care', 'accessibility', {
      off: '标准字号',
      on: `关怀版 ×${careScales.on}`,
      max: `关怀版 ×${careScales.max}`,
    }),
    direction: tool('方向 Direction', 'transfer', { ltr: '从左到右', rtl: '从右到左' }),
  },
  initialGlobals: { theme: 'light', pack: 'blue', locale: 'zh-CN', care: 'off', direction: 'ltr' },
  parameters: {
    // A story that axe finds fault with fails the tests.
    a11y: { test: 'error' },
    // The ground has the room around a story.
    layout: 'fullscreen',
    // The theme toolbar sets the ground; a second switch would contradict it.
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: {
      toc: { title: '目录 Contents', headingSelector: 'h2, h3' },
      // What a portal writes, without the ground around it.
      source: { excludeDecorators: true },
    },
    options: {
      storySort: {
        order: [
          'Yijian',
          'Foundations',
          'Elements',
          ['Credit badge 信用徽标', 'Inspection timeline 监管时间线', 'Task matrix 任务分工', 'Provider 数据来源'],
          'Embedding',
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
