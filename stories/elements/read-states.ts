import type { ReactiveElement, TemplateResult } from 'lit';
import { expect, spyOn, userEvent, waitFor, within } from 'storybook/test';
import type { Answer, StoryServer } from '../fixtures/story-server.js';
import { rootOf } from './root-of.js';
import { throughProvider } from './through-provider.js';

interface ReadingElement extends ReactiveElement {
  refresh(): Promise<void>;
}

interface ReadStory {
  render: () => TemplateResult;
  play: (context: { canvasElement: HTMLElement }) => Promise<void>;
  parameters: { controls: { disable: true } };
}

/** An element that reads, as the states of its read need to know it. */
export interface Reader {
  tagName: string;
  /** The element with what it reads, told by attribute; `onLoad` is to listen to its `yj-load`. */
  element: (onLoad?: (event: Event) => void) => TemplateResult;
  /** The element with data of the wrong shape. */
  faulty: () => TemplateResult;
  /** The server's data. */
  server: StoryServer;
  /** Words that only the data has. */
  shows: string | RegExp;
  /** How the element says that there is nothing under the identifier, where it says it in words of its own. */
  notFound?: string;
  /** How the element says that it shows old data, and whether it offers to read again. */
  stale?: { text: string; retry: boolean };
}

const controls = { controls: { disable: true } } as const;

/** Reads once more as soon as the first read has ended well. */
const readAgain = (event: Event): void => void (event.target as ReadingElement).refresh();

/**
 * The states of a read, the same for every element that reads: each a story that asserts its words and what the reader can do. What the reader of
 * the page is told is written out here, because wording is what these stories hold.
 */
export function readStates({
  tagName,
  element,
  faulty,
  server,
  shows,
  notFound = '未找到相关信息',
  stale = { text: '未能更新，以下为上次读取的数据', retry: true },
}: Reader) {
  const answering = (...answers: Answer[]): StoryServer => ({ ...server, answers });

  const shown = async (canvas: HTMLElement, text: string | RegExp): Promise<HTMLElement> => {
    await waitFor(async () => expect(await rootOf(canvas, tagName)).toHaveTextContent(text), { timeout: 8000 });
    return rootOf(canvas, tagName);
  };

  const failure = (answer: Answer, text: string, { retry }: { retry: boolean }): ReadStory => ({
    render: () => throughProvider(answering(answer), element()),
    play: async ({ canvasElement }) => {
      const root = within(await shown(canvasElement, text));
      await expect(root.queryByText(shows)).toBeNull();
      const button = root.queryByRole('button', { name: '重新读取' });
      await (retry ? expect(button).toBeVisible() : expect(button).toBeNull());
    },
    parameters: controls,
  });

  return {
    loading: {
      render: () => throughProvider(answering('never'), element()),
      play: async ({ canvasElement }) => {
        const root = await shown(canvasElement, '正在读取');
        await expect(within(root).queryByText(shows)).toBeNull();
      },
      parameters: controls,
    },
    network: failure('not at all', '网络连接失败，暂时无法读取数据', { retry: true }),
    server: failure(500, '数据服务暂时不可用', { retry: true }),
    unauthorised: failure(401, '没有查看权限', { retry: false }),
    notFound: failure(404, notFound, { retry: false }),
    withdrawn: failure(410, '本信息已依法撤回', { retry: false }),
    stale: {
      render: () => throughProvider(answering('well', 500), element(readAgain)),
      play: async ({ canvasElement }) => {
        const root = await shown(canvasElement, stale.text);
        await expect(root).toHaveTextContent(shows);
        await expect(within(root).queryAllByRole('button', { name: '重新读取' })).toHaveLength(stale.retry ? 1 : 0);
      },
      parameters: controls,
    },
    noSource: {
      beforeEach: silent,
      render: () => element(),
      play: async ({ canvasElement }) => {
        await shown(canvasElement, '暂无数据来源');
        await expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('<yj-provider'), expect.anything());
      },
      parameters: controls,
    },
    faulty: {
      beforeEach: silent,
      render: faulty,
      play: async ({ canvasElement }) => {
        await shown(canvasElement, '数据格式有误，无法显示');
        await expect(console.warn).toHaveBeenCalledWith(expect.stringContaining(tagName), expect.anything());
      },
      parameters: controls,
    },
    /** A read that fails and then goes well, by the button. */
    retry: {
      render: () => throughProvider(answering('not at all', 'well'), element()),
      play: async ({ canvasElement }) => {
        const root = within(await shown(canvasElement, '网络连接失败'));
        await userEvent.click(root.getByRole('button', { name: '重新读取' }));
        const now = within(await shown(canvasElement, shows));
        await expect(now.queryByText('网络连接失败', { exact: false })).toBeNull();
      },
      parameters: controls,
    },
  } satisfies Record<string, ReadStory & { beforeEach?: () => () => void }>;
}

/** Keeps the warning that a story provokes for the page's developer out of the console. */
export function silent(): () => void {
  const warn = spyOn(console, 'warn').mockImplementation(() => undefined);
  return () => warn.mockRestore();
}
