import { defineMain } from '@storybook/web-components-vite/node';
import { mergeConfig } from 'vite';

export default defineMain({
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // The classic script loads its parts from the folder that it stands in, so the host pages get the whole folder.
  staticDirs: ['./public', { from: '../packages/elements/dist/cdn', to: '/cdn' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  // Storybook's own preview is one large chunk, and it is no portal's page.
  viteFinal: (config) => mergeConfig(config, { build: { chunkSizeWarningLimit: 4000 } }),
});
