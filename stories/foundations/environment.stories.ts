import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { careScales } from '../../.storybook/toolbars.js';
import preview from '../../.storybook/preview.js';
import { pseudoLanguage } from '../../.storybook/pseudo-locale.js';
import { rootOf } from '../elements/root-of.js';
import { richSummaries } from '../fixtures/credit-summaries.js';
import { storyDay } from '../fixtures/region.js';
import { shortTimeline } from '../fixtures/short-timeline.js';
import { smallPlan } from '../fixtures/small-plan.js';

const tagNames = ['yj-credit-badge', 'yj-inspection-timeline', 'yj-task-matrix'] as const;

const everyElement = (): TemplateResult =>
  html`<div class="stack">
    <figure><yj-credit-badge .data=${richSummaries} size="card" today=${storyDay}></yj-credit-badge></figure>
    <figure><yj-inspection-timeline .data=${shortTimeline} today=${storyDay}></yj-inspection-timeline></figure>
    <figure><yj-task-matrix .data=${smallPlan} today=${storyDay}></yj-task-matrix></figure>
  </div>`;

/** Every element in what surrounds it: what the toolbar switches, each at once. */
const meta = preview.meta({
  id: 'foundations-environment',
  title: '基础 Foundations/环境 Environment',
  parameters: { controls: { disable: true } },
});

/** A story with every element in an environment. */
const inside = (
  name: string,
  globals: Record<string, string>,
  play: (context: { canvasElement: HTMLElement }) => Promise<void>,
  parameters: Record<string, unknown> = {},
) => ({ name, globals, render: everyElement, play, parameters });

/** Every element, drawn, one after another. */
async function each(canvas: HTMLElement, check: (root: HTMLElement) => Promise<void>): Promise<void> {
  for (const tagName of tagNames) {
    const root: HTMLElement = await rootOf(canvas, tagName);
    await waitFor(() => expect(root).not.toHaveTextContent('正在读取'));
    await waitFor(() => check(root));
  }
}

const styleOf = (root: HTMLElement) => getComputedStyle(root);
const body = 15;

export const Care = meta.story(
  inside(`关怀版 ×${careScales.on} Care`, { care: 'on' }, ({ canvasElement }) =>
    each(canvasElement, (root) => expect(parseFloat(styleOf(root).fontSize)).toBeCloseTo(body * careScales.on, 1)),
  ),
);

export const LargestCare = meta.story(
  inside(`关怀版 ×${careScales.max} Largest`, { care: 'max' }, async ({ canvasElement }) => {
    await each(canvasElement, (root) =>
      expect(parseFloat(styleOf(root).fontSize)).toBeCloseTo(body * careScales.max, 1),
    );
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  }),
);

/** What is in brackets comes from the tables of texts; what is not is data, a label of a code table, or was forgotten. */
export const Pseudo = meta.story(
  inside('伪本地化 Pseudo-locale', { locale: pseudoLanguage }, ({ canvasElement }) =>
    each(canvasElement, (root) => expect(root).toHaveTextContent(/⟦[^⟧]+·⟧/)),
  ),
);

export const VerticalRight = meta.story(
  inside('竖排（右起） Vertical, right to left', { writing: 'vertical-rl' }, async ({ canvasElement }) => {
    await expect(styleOf(await rootOf(canvasElement, 'yj-credit-badge')).writingMode).toBe('vertical-rl');
  }),
);

export const VerticalLeft = meta.story(
  inside('竖排（左起） Vertical, left to right', { writing: 'vertical-lr' }, async ({ canvasElement }) => {
    await expect(styleOf(await rootOf(canvasElement, 'yj-credit-badge')).writingMode).toBe('vertical-lr');
  }),
);

/** The elements' own rules for forced colours, on the system's colours as a page without forcing has them. */
export const ForcedColours = meta.story(
  inside(
    '强制颜色（模拟） Forced colours',
    { forced: 'on' },
    ({ canvasElement }) =>
      each(canvasElement, (root) => expect(styleOf(root).getPropertyValue('--_yj-text').trim()).toBe('CanvasText')),
    // In a browser that forces nothing, system colours are whatever the system's theme has: their contrast is not ours.
    { a11y: { test: 'off' } },
  ),
);

/** A page of somebody else around the elements: type and its ornaments inside stay as they are. */
const host = (name: string, title: string) =>
  inside(
    title,
    { host: name },
    async ({ canvasElement }) => {
      const sheet = document.querySelector<HTMLLinkElement>('#story-host');
      if (sheet) await waitFor(() => expect(sheet.sheet).not.toBeNull());
      await each(canvasElement, async (root) => {
        const { fontSize, fontStyle, letterSpacing, textShadow } = styleOf(root);
        await expect([fontSize, fontStyle, letterSpacing, textShadow]).toEqual([
          `${body}px`,
          'normal',
          'normal',
          'none',
        ]);
      });
    },
    // The rules of such a page spoil its own parts, which are no part of what is checked.
    { a11y: { test: 'off' } },
  );

export const SmallRoot = meta.story(host('small-root', '宿主：html 62.5%'));
export const Important = meta.story(host('important', '宿主：* { … !important }'));
export const Bootstrap = meta.story(host('bootstrap', '宿主：Bootstrap 3'));
export const Grey = meta.story(host('grey', '宿主：灰度 Greyscale'));
export const Zoomed = meta.story(host('zoom', '宿主：zoom 2'));

/** A page that says by `color-scheme` that it is dark, and nothing else. */
export const DarkHost = meta.story(
  inside('宿主：深色页面 Dark page', { host: 'dark' }, ({ canvasElement }) =>
    each(canvasElement, (root) => expect(root).toHaveAttribute('data-theme', 'dark')),
  ),
);
