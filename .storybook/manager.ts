import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: '医鉴 Yijian',
    brandUrl: '/',
    brandTarget: '_self',
    colorPrimary: '#0b4a8c',
    colorSecondary: '#0b4a8c',
    appBorderRadius: 4,
  }),
});
