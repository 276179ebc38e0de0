import type { definePreview } from '@storybook/web-components-vite';
import { care } from '@yijian/elements/tokens';
import { hosts } from './host-page.js';
import { packNames } from './pack-names.js';
import { pseudoLanguage } from './pseudo-locale.js';

type GlobalTypes = NonNullable<Parameters<typeof definePreview>[0]['globalTypes']>;

interface Tool {
  readonly title: string;
  readonly icon: NonNullable<NonNullable<GlobalTypes[string]['toolbar']>['icon']>;
  readonly items: Readonly<Record<string, string>>;
}

/** Sizes of the care mode: off, as the mode has it, and the largest step that a reader can ask for. */
export const careScales = { off: 1, on: care.scale, max: 1.75 } as const;

/** What a reader can switch on any story; the first item of each is how a story begins. The elements take all of it from what is around them. */
export const tools = {
  theme: {
    title: '明暗 Scheme',
    icon: 'mirror',
    items: { light: '浅色 Light', dark: '深色 Dark', contrast: '高对比 Contrast', auto: '跟随系统 Auto' },
  },
  pack: { title: '主题包 Theme pack', icon: 'paintbrush', items: packNames },
  care: {
    title: '关怀版 Care mode',
    icon: 'accessibility',
    items: { off: '字号 ×1', on: `关怀版 ×${careScales.on}`, max: `关怀版 ×${careScales.max}` },
  },
  locale: {
    title: '语言 Language',
    icon: 'globe',
    items: { 'zh-CN': '中文', en: 'English', [pseudoLanguage]: '⟦伪本地化 Pseudo⟧' },
  },
  direction: { title: '方向 Direction', icon: 'transfer', items: { ltr: '从左到右 LTR', rtl: '从右到左 RTL' } },
  writing: {
    title: '书写 Writing mode',
    icon: 'paragraph',
    items: { 'horizontal-tb': '横排', 'vertical-rl': '竖排（右起）', 'vertical-lr': '竖排（左起）' },
  },
  forced: { title: '强制颜色 Forced colours', icon: 'contrast', items: { off: '颜色照常', on: '强制颜色（模拟）' } },
  motion: { title: '动态 Motion', icon: 'lightning', items: { full: '动态照常', reduced: '减少动态（模拟）' } },
  medium: { title: '介质 Medium', icon: 'document', items: { screen: '屏幕', print: '打印（模拟）' } },
  host: {
    title: '宿主页面 Host page',
    icon: 'browser',
    items: Object.fromEntries(Object.entries(hosts).map(([host, { name }]) => [host, name])),
  },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/** The tools as Storybook wants them. */
export const globalTypes: GlobalTypes = Object.fromEntries(
  Object.entries<Tool>(tools).map(([name, { title, icon, items }]) => [
    name,
    {
      description: title,
      toolbar: {
        title,
        icon,
        dynamicTitle: true,
        items: Object.entries(items).map(([value, label]) => ({ value, title: label })),
      },
    },
  ]),
);

/** Each tool at its first item. */
export const initialGlobals = Object.fromEntries(
  Object.entries<Tool>(tools).map(([name, { items }]) => [name, Object.keys(items)[0] ?? '']),
) as Record<ToolName, string>;
