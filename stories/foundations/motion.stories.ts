import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { rootOf } from '../elements/root-of.js';
import { throughProvider } from '../elements/through-provider.js';

const meta = preview.meta({
  id: 'foundations-motion',
  title: '基础 Foundations/动态 Motion',
  parameters: { controls: { disable: true } },
});

/** The one thing that moves: the grey bars while data are being read. */
export const Loading = meta.story({
  name: '读取时的灰条 Loading',
  render: () =>
    throughProvider(
      { answers: ['never'] },
      html`<yj-inspection-timeline facility="fac-story-clinic"></yj-inspection-timeline>`,
    ),
  play: async ({ canvasElement }) => {
    await expect(await rootOf(canvasElement, 'yj-inspection-timeline')).toHaveTextContent('正在读取');
  },
});

/** The same for a reader whose system asks for less motion: nothing moves, and the words say what is going on. */
export const Reduced = Loading.extend({
  name: '减少动态 Reduced motion',
  globals: { motion: 'reduced' },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, 'yj-inspection-timeline');
    await expect(root).toHaveTextContent('正在读取');
    await waitFor(() => {
      for (const part of root.querySelectorAll('*'))
        if (getComputedStyle(part).animationName !== 'none') throw new Error(`${part.className} moves.`);
    });
  },
});
