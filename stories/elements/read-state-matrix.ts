import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Answer, StoryServer } from '../fixtures/story-server.js';
import { silent } from './read-states.js';
import { stateMatrix } from './state-matrix.js';
import { throughProvider } from './through-provider.js';

/** An element that reads, as the matrix of its states needs to know it. */
interface Reader {
  readonly tagName: string;
  readonly server: StoryServer;
  /** The server's data without a single record. */
  readonly emptyServer: StoryServer;
  /** The element with what it reads; `id` is of the full or of the empty data. */
  readonly element: (what: 'full' | 'empty', onLoad?: (event: Event) => void) => TemplateResult;
  /** The element with data of the wrong shape. */
  readonly faulty: () => TemplateResult;
}

const answers = {
  ready: ['well'],
  empty: ['well'],
  loading: ['never'],
  stale: ['well', 500],
  network: ['not at all'],
  server: [500],
  unauthorised: [401],
  'not-found': [404],
  withdrawn: [410],
} as const satisfies Record<string, readonly Answer[]>;

type State = keyof typeof answers | 'faulty' | 'no-source';

const states = [...(Object.keys(answers) as State[]), 'faulty', 'no-source'] as const satisfies readonly State[];

/** What a state says in Chinese, or the data's own words. */
const words: Readonly<Partial<Record<State, RegExp>>> = {
  loading: /正在读取/,
  stale: /未能更新/,
  network: /网络连接失败/,
  server: /数据服务暂时不可用/,
  unauthorised: /没有查看权限/,
  'not-found': /未找到/,
  withdrawn: /已依法撤回/,
  faulty: /数据格式有误/,
  'no-source': /暂无数据来源/,
};

const widths = [
  { name: '整栏 Wide', value: 'wide' },
  { name: '480 px', value: 'middling' },
  { name: '320 px', value: 'slim' },
] as const;

const readAgain = (event: Event): void => void (event.target as HTMLElement & { refresh(): Promise<void> }).refresh();

/** Every state of a read by width, scheme and language, as a story. */
export function readStateMatrix({ tagName, server, emptyServer, element, faulty }: Reader) {
  const cell = (state: State): TemplateResult => {
    if (state === 'faulty') return faulty();
    if (state === 'no-source') return element('full');
    const from = state === 'empty' ? emptyServer : server;
    const what = state === 'empty' ? 'empty' : 'full';
    return throughProvider(
      { ...from, answers: answers[state] },
      element(what, state === 'stale' ? readAgain : undefined),
    );
  };
  return {
    // Faulty data and a missing source are told to the page's developer on the console; here they are meant.
    beforeEach: silent,
    // A page has one timeline or one matrix of a subject; so many alike are only here.
    parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
    render: () =>
      stateMatrix({
        caption: '状态 × 宽度 × 主题 × 语言',
        rows: states,
        columns: widths,
        cell: (state, width) => html`<div class="cell ${width}">${cell(state)}</div>`,
      }),
    play: async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
      const [chinese] = canvasElement.querySelectorAll('.state-matrix > .ground[lang="zh-CN"]');
      for (const [row, state] of states.entries()) {
        const cells = chinese?.querySelectorAll(`tbody > tr:nth-child(${row + 1}) ${tagName}`) ?? [];
        await expect(cells).toHaveLength(widths.length);
        for (const drawn of cells)
          await waitFor(
            async () => {
              const text = drawn.shadowRoot?.querySelector('.yj-root')?.textContent.trim();
              await expect(text, state).toMatch(words[state] ?? /\p{sc=Han}{2}/u);
            },
            { timeout: 20_000 },
          );
      }
    },
  };
}
