import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview, setCustomElementsManifest } from '@storybook/web-components-vite';
import '@yijian/elements/define';
import manifest from '@yijian/elements/custom-elements.json' with { type: 'json' };
import './preview.css';

setCustomElementsManifest(manifest);

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
  tags: ['autodocs'],
  globalTypes: {
    theme: tool('主题 Theme', 'paintbrush', {
      light: '浅色 Light',
      dark: '深色 Dark',
      contrast: '高对比 Contrast',
      auto: '跟随系统 Auto',
    }),
    locale: tool('语言 Language', 'globe', { 'zh-CN': '中文', en: 'English' }),
    care: tool('关怀版 Care', 'accessibility', { off: '标准字号', on: '关怀版 ×1.4' }),
    direction: tool('方向 Direction', 'transfer', { ltr: '从左到右', rtl: '从右到左' }),
  },
  initialGlobals: { theme: 'light', locale: 'zh-CN', care: 'off', direction: 'ltr' },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      root.lang = String(globals['locale']);
      root.dir = String(globals['direction']);
      root.dataset['yjTheme'] = String(globals['theme']);
      root.toggleAttribute('data-yj-care', globals['care'] === 'on');
      return story() as unknown;
    },
  ],
  parameters: {
    // A story that axe finds fault with fails the tests.
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    options: { storySort: { order: ['Yijian', 'Foundations', 'Elements', 'Embedding'] } },
    viewport: {
      options: {
        phone: { name: '手机 390', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: '平板 820', styles: { width: '820px', height: '1180px' }, type: 'tablet' },
        desktop: { name: '桌面 1440', styles: { width: '1440px', height: '900px' }, type: 'desktop' },
      },
    },
  },
});
