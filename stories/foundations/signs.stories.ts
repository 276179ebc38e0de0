import { tones } from '@yijian/elements/tokens';
import { codeLabel, codeTables, type CodeTableId } from '@yijian/standard/codes';
import { html, nothing, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { messages as matrixMessages } from '../../packages/elements/src/components/task-matrix/task-matrix.messages.js';
import {
  differenceSign,
  groupSign,
  roleSign,
  statusSign,
} from '../../packages/elements/src/components/task-matrix/signs.js';
import type { MatrixContext } from '../../packages/elements/src/components/task-matrix/matrix-context.js';
import { kindSign } from '../../packages/elements/src/components/inspection-timeline/kind-sign.js';
import type { ShownEvent } from '../../packages/elements/src/components/inspection-timeline/read-timeline.js';
import { toneMark } from '../../packages/elements/src/internal/tone-mark.js';
import preview from '../../.storybook/preview.js';
import { creditSummaries, ratingStatuses } from '../fixtures/credit-summaries.js';
import { storyDay } from '../fixtures/region.js';
import { foundationTable } from './foundation-table.js';
import './sign-sample.js';

const meta = preview.meta({
  id: 'foundations-signs',
  title: '基础 Foundations/图形 Signs',
  parameters: { controls: { disable: true } },
});

interface Sign {
  readonly code: string;
  readonly drawing: unknown;
  readonly outline?: string;
  readonly words: string;
  readonly english: string;
}

const codesOf = (table: CodeTableId) => codeTables.find(({ id }) => id === table)?.codes ?? [];

const inBothLanguages = (table: CodeTableId, code: string): Pick<Sign, 'words' | 'english'> => {
  const found = codesOf(table).find((entry) => entry.code === code);
  return { words: found?.zh ?? code, english: found?.en ?? code };
};

const sample = (drawing: unknown): TemplateResult =>
  html`<sign-sample .sign=${drawing instanceof Element ? drawing.cloneNode(true) : drawing}></sign-sample>`;

const signTable = (caption: string, signs: readonly Sign[]): TemplateResult => {
  const outlined = signs.some(({ outline }) => outline !== undefined);
  return foundationTable(
    caption,
    ['代码 Code', '图形 Sign', '灰度 In grey', ...(outlined ? ['外形 Outline'] : []), '含义 Meaning', 'English'],
    signs.map(
      ({ code, drawing, outline, words, english }) =>
        html`<tr>
          <th scope="row"><code>${code}</code></th>
          <td>${sample(drawing)}</td>
          <td class="grey">${sample(drawing)}</td>
          ${outlined ? html`<td>${outline}</td>` : nothing}
          <td>${words}</td>
          <td lang="en">${english}</td>
        </tr>`,
    ),
  );
};

/** No two signs of a table have the same drawing. */
async function allDiffer(canvas: HTMLElement, count: number): Promise<void> {
  await waitFor(async () => {
    const drawings = [...canvas.querySelectorAll('tr td:nth-child(2) sign-sample')].map((element) =>
      element.shadowRoot?.querySelector('svg path')?.getAttribute('d'),
    );
    await expect(drawings).toHaveLength(count);
    await expect(drawings).not.toContain(undefined);
    await expect(new Set(drawings).size).toBe(count);
  });
}

const toneOutlines: Readonly<Record<(typeof tones)[number], string>> = {
  excellent: '实心圆与勾 Full disc with a tick',
  good: '圆环与勾 Ring with a tick',
  neutral: '圆环与横 Ring with a dash',
  caution: '三角 Triangle',
  serious: '实心八角 Full octagon',
};

/** Five tones, told apart by outline alone, so that they can be read in grey, in print and by those who do not tell colours apart. */
export const Tones = meta.story({
  name: '语义 Tones',
  render: () =>
    signTable(
      '五种语义 Five tones',
      tones.map((tone) => ({
        code: tone,
        drawing: toneMark(tone),
        outline: toneOutlines[tone],
        ...inBothLanguages('tone', tone),
      })),
    ),
  play: ({ canvasElement }) => allDiffer(canvasElement, tones.length),
});

const roleOutlines = {
  lead: '实心六边形 Full hexagon',
  'co-lead': '房形粗线 House, heavy line',
  responsible: '方形 Square',
  participant: '圆形 Circle',
} as const;

const context = { messages: matrixMessages['zh-CN'] } as unknown as MatrixContext;

/** What a unit has to do with a task. */
export const Roles = meta.story({
  name: '角色 Roles',
  render: () =>
    signTable(
      '分工角色 Roles',
      Object.entries(roleOutlines).map(([role, outline]) => ({
        code: role,
        drawing: roleSign(context, role),
        outline,
        ...inBothLanguages('assignment-role', role),
      })),
    ),
  play: ({ canvasElement }) => allDiffer(canvasElement, Object.keys(roleOutlines).length),
});

const statusOutlines = {
  'not-started': '空圆 Empty circle',
  'in-progress': '半满的圆 Half-full circle',
  done: '勾 Tick',
  overdue: '三角与叹号 Triangle with a mark',
} as const;

/** How far a task has come. What is not known has no sign. */
export const Statuses = meta.story({
  name: '进展 Progress',
  render: () =>
    signTable(
      '任务进展 Progress of tasks',
      Object.entries(statusOutlines).map(([status, outline]) => ({
        code: status,
        drawing: statusSign(status),
        outline,
        ...inBothLanguages('task-status', status),
      })),
    ),
  play: ({ canvasElement }) => allDiffer(canvasElement, Object.keys(statusOutlines).length),
});

const others: readonly Sign[] = [
  {
    code: 'group',
    drawing: groupSign(),
    outline: '叠放的方形 Stacked squares',
    words: '一个名称代表多个单位',
    english: 'A unit that stands for several',
  },
  {
    code: 'difference',
    drawing: differenceSign(),
    outline: '不等号 Not equal',
    words: '两个文本不一致',
    english: 'Two texts disagree',
  },
];

export const Others = meta.story({
  name: '其他 Others',
  render: () => signTable('其他图形 Other signs', others),
  play: ({ canvasElement }) => allDiffer(canvasElement, others.length),
});

/** Standings of a rating and the lists have words of their own; the badge puts the sign of their tone beside them. */
export const Standings = meta.story({
  name: '信用状态与名单 Standings and lists',
  render: () => html`
    ${foundationTable(
      '信用状态 Standing of a rating',
      ['代码 Code', '徽标 Badge', '含义 Meaning'],
      ratingStatuses.map(
        (status) =>
          html`<tr>
            <th scope="row"><code>${status}</code></th>
            <td>
              <yj-credit-badge
                .data=${creditSummaries({ status, grade: 1 })}
                size="inline"
                today=${storyDay}
              ></yj-credit-badge>
            </td>
            <td>${codeLabel('credit-status', status)}</td>
          </tr>`,
      ),
    )}
    ${foundationTable(
      '名单 Lists',
      ['代码 Code', '徽标 Badge', '含义 Meaning'],
      codesOf('list-kind').map(
        ({ code, zh }) =>
          html`<tr>
            <th scope="row"><code>${code}</code></th>
            <td>
              <yj-credit-badge
                .data=${creditSummaries({ grade: 1, lists: [{ kind: code }] })}
                size="inline"
                today=${storyDay}
              ></yj-credit-badge>
            </td>
            <td>${zh}</td>
          </tr>`,
      ),
    )}
  `,
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('tbody tr').length).toBe(
      ratingStatuses.length + codesOf('list-kind').length,
    );
  },
});

/** A kind that takes its sign from what it says of its inspection is drawn as an event without one. */
const kindDrawing = (kind: string): TemplateResult =>
  html`<svg class="kind-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path
      d=${kindSign({ kind, details: {} } as ShownEvent)}
      fill="none"
      stroke="currentColor"
      stroke-width="1.25"
      stroke-linejoin="round"
    />
  </svg>`;

/** What an event is. What it means for its subject is told by the tone beside it. */
export const Kinds = meta.story({
  name: '事件种类 Kinds of event',
  render: () =>
    signTable(
      '事件种类 Kinds of event',
      codesOf('event-kind').map(({ code, zh, en }) => ({
        code,
        drawing: kindDrawing(code),
        words: zh,
        english: en,
      })),
    ),
  play: ({ canvasElement }) => allDiffer(canvasElement, codesOf('event-kind').length),
});
