import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { contentPolicy } from './content-policy.js';
import { hostPage, type HostPage } from './host-page.js';

const meta = preview.meta({
  id: 'embedding-host-pages',
  title: '接入 Embedding/宿主页面 Host pages',
  parameters: {
    controls: { disable: true },
    // The frame is a page of its own: theme, language and care mode are what it says itself.
    docs: { canvas: { sourceState: 'none' } },
  },
});

const framed = (title: string, page: HostPage): TemplateResult =>
  html`<iframe class="host-page" title=${title} srcdoc=${hostPage(page)}></iframe>`;

interface Host extends Window {
  violations?: string[];
}

const tagNames = ['yj-credit-badge', 'yj-task-matrix', 'yj-inspection-timeline'];

/** The frame's page, once it has come. */
async function pageOf(canvas: Element, index = 0): Promise<{ host: Host; page: Document }> {
  return waitFor(
    () => {
      const host = canvas.querySelectorAll('iframe')[index]?.contentWindow;
      const page = host?.document;
      if (!host || page?.readyState !== 'complete' || !page.querySelector('.container'))
        throw new Error('The frame has not loaded.');
      return { host, page };
    },
    { timeout: 5000 },
  );
}

/** The wrapper of an element in a frame, once it is drawn. */
async function drawn(page: Document, tagName: string): Promise<HTMLElement> {
  return waitFor(() => {
    const root = page.querySelector(tagName)?.shadowRoot?.querySelector<HTMLElement>('.yj-root');
    if (!root?.textContent.trim()) throw new Error(`<${tagName}> is not drawn.`);
    return root;
  });
}

/** Bootstrap 3, `html { font-size: 62.5% }` and rules for every element: what is inside an element stays as it is. */
export const LegacyPage = meta.story({
  name: '老旧门户 Legacy page',
  render: () => framed('老旧门户 Legacy page', { legacy: true }),
  play: async ({ canvasElement }) => {
    const { host, page } = await pageOf(canvasElement);
    for (const tagName of tagNames) {
      const style = host.getComputedStyle(await drawn(page, tagName));
      await expect(style.fontSize).toBe('15px');
      await expect(style.fontStyle).toBe('normal');
      await expect(style.letterSpacing).toBe('normal');
      await expect(style.textAlign).toBe('start');
      await expect(style.whiteSpace).toBe('normal');
      await expect(style.fontFamily).not.toContain('SimSun');
    }
  },
});

/** Place and look of the page's own parts. */
function hostParts({ host, page }: { host: Host; page: Document }): unknown[] {
  return [...page.querySelectorAll('[data-host]')].map((part) => {
    const { color, fontSize, lineHeight, fontFamily, marginTop, padding } = host.getComputedStyle(part);
    return { part: part.localName, color, fontSize, lineHeight, fontFamily, marginTop, padding };
  });
}

LegacyPage.test(
  'leaves the page’s own parts as they were',
  {
    render: () => html`
      ${framed('有脚本 With the script', { legacy: true })}
      ${framed('没有脚本 Without the script', { legacy: true, script: false })}
    `,
    play: async () => {
      // The story's own checks are of one frame.
    },
  },
  async ({ canvasElement }) => {
    const [embedded, plain] = [await pageOf(canvasElement, 0), await pageOf(canvasElement, 1)];
    await drawn(embedded.page, 'yj-task-matrix');
    await expect(hostParts(embedded).length).toBeGreaterThan(5);
    await expect(hostParts(embedded)).toEqual(hostParts(plain));
    // Lit notes its versions on the page, so that two copies can be told apart.
    const globals = ({ host }: { host: Host }): string[] =>
      Object.keys(host).filter((name) => !/^(lit|reactive)/.test(name));
    const added = globals(embedded).filter((name) => !globals(plain).includes(name));
    await expect(added).toEqual(['yijian']);
  },
);

/** Nothing inline, nothing from elsewhere, Trusted Types: nothing is refused, because nothing of the kind is asked for. */
export const StrictPolicy = meta.story({
  name: '严格 CSP Strict policy',
  render: () => framed('严格 CSP Strict policy', { policy: contentPolicy }),
  play: async ({ canvasElement }) => {
    const { host, page } = await pageOf(canvasElement);
    for (const tagName of tagNames) await drawn(page, tagName);
    await expect(host.violations).toEqual([]);
  },
});

StrictPolicy.test(
  'would be refused if anything were inline',
  { render: () => framed('严格 CSP Strict policy', { policy: contentPolicy }) },
  async ({ canvasElement }) => {
    const { host, page } = await pageOf(canvasElement);
    page.body.setAttribute('style', 'color: red');
    await waitFor(() => expect(host.violations?.join()).toContain('style-src'));
  },
);

/** Where the script does not run, what stands in the tags is a correct answer that prints. */
export const WithoutScript = meta.story({
  name: '没有脚本 Without the script',
  render: () => framed('没有脚本 Without the script', { script: false }),
  play: async ({ canvasElement }) => {
    const { page } = await pageOf(canvasElement);
    await expect(page.body).toHaveTextContent('B 基本守信 · 澜溪州卫生健康委员会（虚构） · 2026-01-15');
    await expect(page.querySelector('yj-task-matrix p')).toBeVisible();
    await expect(page.querySelector('yj-inspection-timeline p')).toBeVisible();
  },
});
