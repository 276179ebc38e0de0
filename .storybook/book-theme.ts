import { create, type ThemeVars } from 'storybook/theming';
import { colours, constants, type Scheme } from '@yijian/elements/tokens';

/** The look of the book itself, around the elements, in one scheme: from the same tokens, so that nothing here is a second palette. */
export function bookTheme(scheme: Exclude<Scheme, 'contrast'>): ThemeVars {
  const colour = (name: keyof typeof colours): string => colours[name][scheme];
  return create({
    base: scheme,
    brandTitle: '医鉴 Yijian · 元素样册',
    brandUrl: './',
    brandTarget: '_self',
    fontBase: constants['font-family'].value,
    fontCode: constants['font-family-mono'].value,
    colorPrimary: colour('accent'),
    colorSecondary: colour('accent'),
    appBg: colour('surface-sunken'),
    appContentBg: colour('surface'),
    appPreviewBg: colour('surface'),
    appBorderColor: colour('border'),
    appBorderRadius: 4,
    textColor: colour('text'),
    textMutedColor: colour('text-muted'),
    textInverseColor: colour('on-accent'),
    barBg: colour('surface'),
    barTextColor: colour('text-muted'),
    barHoverColor: colour('accent'),
    barSelectedColor: colour('accent'),
    inputBg: colour('surface'),
    inputBorder: colour('border-strong'),
    inputTextColor: colour('text'),
    inputBorderRadius: 2,
    buttonBg: colour('surface-sunken'),
    buttonBorder: colour('border-strong'),
  });
}
