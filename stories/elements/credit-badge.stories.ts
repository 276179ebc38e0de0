import type { CreditSummaries } from '@yijian/standard';
import { creditBadgeSizes as sizes, type CreditBadgeSize } from '@yijian/elements';
import { codeLabel } from '@yijian/standard/codes';
import { html, type ReactiveElement, type TemplateResult } from 'lit';
import { expect, fn, waitFor, within } from 'storybook/test';
import { apiOf } from '../../.storybook/api-of.js';
import preview from '../../.storybook/preview.js';
import { creditSchemes } from '../fixtures/credit-schemes.js';
import {
  creditSummaries,
  emptySummaries,
  listedSummaries,
  longNameSummaries,
  practitionerSummaries,
  ratingStatuses,
  richSummaries,
  schemelessSummaries,
  seriousSummaries,
} from '../fixtures/credit-summaries.js';
import { facilities, storyDay } from '../fixtures/region.js';
import type { Answer } from '../fixtures/story-server.js';
import { readStates, silent } from './read-states.js';
import { drawingOf, rootOf, withinDrawingOf } from './root-of.js';
import { throughProvider } from './through-provider.js';

const tagName = 'yj-credit-badge';

const subjects = {
  'A 守信': creditSummaries(),
  'B 基本守信（资料齐全）': richSummaries,
  'C 轻度失信（名称很长）': longNameSummaries,
  'D 严重失信（记分达到后果）': seriousSummaries,
  五星制: creditSummaries({ scheme: creditSchemes.stars, grade: 1 }),
  '从业人员（积分）': practitionerSummaries,
  评定中: creditSummaries({ status: 'pending' }),
  未评定: creditSummaries({ status: 'unrated' }),
};

const meta = preview.meta({
  id: 'elements-credit-badge',
  title: '元素 Elements/信用徽标 Credit badge',
  component: tagName,
  args: { data: richSummaries, size: 'standard', today: storyDay },
  argTypes: apiOf(tagName, {
    data: { control: 'select', options: Object.keys(subjects), mapping: subjects },
    size: { control: 'inline-radio', options: sizes },
    theme: { control: 'select', options: ['auto', 'light', 'dark', 'contrast'] },
    care: { control: 'boolean' },
  }),
  render: ({ data, size = 'standard', today, theme, care }) =>
    html`<yj-credit-badge
      .data=${data}
      size=${size}
      .today=${today}
      .theme=${theme}
      .care=${care ?? false}
    ></yj-credit-badge>`,
});

const badge = (data: CreditSummaries, size: CreditBadgeSize = 'standard'): TemplateResult =>
  html`<yj-credit-badge .data=${data} size=${size} today=${storyDay}></yj-credit-badge>`;

const captioned = (caption: string, content: TemplateResult): TemplateResult =>
  html`<figure>
    <figcaption>${caption}</figcaption>
    ${content}
  </figure>`;

const shown = (caption: string, data: CreditSummaries, size?: CreditBadgeSize): TemplateResult =>
  captioned(caption, badge(data, size));

/** A grade in words, shape and colour, by which scheme, from whom, and always the date. */
export const Playground = meta.story({
  name: '试一试 Playground',
  play: async ({ canvasElement }) => {
    const root = await withinDrawingOf(canvasElement, tagName);
    const link = root.getByRole('link');
    await expect(link).toHaveAccessibleName(/澜溪州医疗卫生机构信用等级.*基本守信.*评价日期.*2026-01-15/);
    await expect(link).toHaveAttribute('href', 'https://credit.lanxi.example/ratings/');
  },
});

Playground.test(
  'is one stop for the keyboard and shows no control that the reader cannot use',
  async ({ canvasElement }) => {
    const root = await drawingOf(canvasElement, tagName);
    await expect(root.querySelectorAll('a, button, input, [tabindex="0"]')).toHaveLength(1);
  },
);

/** Within a sentence, in a list, as a card, on paper. */
export const Sizes = meta.story({
  name: '四种尺寸 Sizes',
  render: () => html`<div class="stack">${sizes.map((size) => shown(size, richSummaries, size))}</div>`,
  play: async ({ canvasElement }) => {
    for (const [index, size] of sizes.entries()) {
      const root = await rootOf(canvasElement, `figure:nth-child(${index + 1}) ${tagName}`);
      await expect(root).toHaveTextContent('基本守信');
      await expect(root).toHaveTextContent('2026-01-15');
      await expect(root.textContent.includes('以往结果')).toBe(size === 'card');
    }
  },
});

/** Everything that is known: score, points of the running cycle, three earlier results. */
export const Card = meta.story({
  name: '卡片 Card',
  args: { size: 'card' },
  play: async ({ canvasElement }) => {
    const root = within(await rootOf(canvasElement, tagName));
    await expect(root.getByText('本周期记分').nextElementSibling).toHaveTextContent('6 分');
    await expect(root.getByText('以往结果').nextElementSibling).toHaveTextContent('C 轻度失信');
    await expect(root.getByRole('link', { name: /查看评价页面.*云渡县示例口腔诊所/ })).toBeVisible();
  },
});

/** Points that have reached a consequence of the rule set. */
export const Serious = meta.story({
  name: '记分达到后果 Consequence reached',
  args: { data: seriousSummaries, size: 'card' },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent(codeLabel('score-consequence', 'verification-suspended'));
  },
});

/** Good and bad lists side by side: each with the sign of its tone and its name. */
export const Listed = meta.story({
  name: '列入名单 On lists',
  render: () => html`<div class="stack">${sizes.map((size) => shown(size, listedSummaries, size))}</div>`,
  play: async ({ canvasElement }) => {
    for (const [index, size] of sizes.entries()) {
      const root = await rootOf(canvasElement, `figure:nth-child(${index + 1}) ${tagName}`);
      await expect(root).toHaveTextContent(codeLabel('list-kind', 'key-supervision'));
      await expect(root).toHaveTextContent(codeLabel('list-kind', 'red'));
      await expect(root.textContent.includes('2025-07-08 列入')).toBe(size === 'card');
    }
  },
});

/** For paper: whose rating, by whom, until when and where to check it, in words. Hangs at a door or goes into a file. */
export const Seal = meta.story({
  name: '纸面标识 Seal',
  render: () =>
    html`<div class="gallery">
      ${creditSchemes.letters.grades.map((_, grade) => badge(creditSummaries({ grade, lists: grade === 2 ? [{ kind: 'key-supervision' }] : [] }), 'seal'))}
      ${(['expired', 'suspended', 'unrated'] as const).map((status) => badge(creditSummaries({ status }), 'seal'))}
    </div>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    for (const words of [facilities.clinic.name, '评价日期：2026-01-15', '查验网址：credit.lanxi.example/ratings/'])
      await expect(root).toHaveTextContent(words);
  },
});

/** A standing of a rating in every size: what each says, and what it leaves out. */
const standing = (
  status: (typeof ratingStatuses)[number],
  name: string,
  { shows, hides = [] }: { shows: readonly string[]; hides?: readonly string[] },
) =>
  meta.story({
    name: `状态：${codeLabel('credit-status', status)} ${name}`,
    render: () =>
      html`<div class="stack">
        ${sizes.map((size) => shown(size, creditSummaries({ status, grade: 1, points: 6, earlier: [0, 2] }), size))}
      </div>`,
    play: async ({ canvasElement }) => {
      for (const [index, size] of sizes.entries()) {
        const root = await rootOf(canvasElement, `figure:nth-child(${index + 1}) ${tagName}`);
        const now = root.querySelector('.previous')?.textContent ?? '';
        const text = root.textContent.replace(now, '');
        for (const words of shows) await expect(text, size).toContain(words);
        for (const words of hides) await expect(text, size).not.toContain(words);
      }
    },
  });

const graded = { shows: ['基本守信', '2026-01-15'] };
export const Current = standing('current', 'Current', graded);
export const Pending = standing('pending', 'Pending', {
  shows: ['评定中', '2026-11-03'],
  hides: ['基本守信', '评价得分'],
});
export const UnderReview = standing('under-review', 'Under review', { shows: [...graded.shows, '复核中'] });
export const Expired = standing('expired', 'Expired', { shows: ['基本守信', '2024-01-15', '已过期'] });
export const Suspended = standing('suspended', 'Suspended', { shows: ['已中止'], hides: ['基本守信', '评价得分'] });
export const Withdrawn = standing('withdrawn', 'Withdrawn', { shows: ['已撤回'], hides: ['基本守信', '有效期至'] });
export const Repaired = standing('repaired', 'Repaired', { shows: [...graded.shows, '已修复'] });
export const Superseded = standing('superseded', 'Superseded', { shows: [...graded.shows, '已更新'] });
export const Unrated = standing('unrated', 'Unrated', { shows: ['未评定'], hides: ['基本守信', '评价日期'] });

/** Made in the page and told to nobody: black on white in every theme, with the white border that readers look for. */
export const QrCode = meta.story({
  name: '二维码 QR code',
  render: () =>
    html`<div class="gallery">
      ${(['light', 'dark', 'contrast'] as const).map(
        (theme) =>
          html`<yj-credit-badge
            .data=${richSummaries}
            size="seal"
            today=${storyDay}
            .theme=${theme}
          ></yj-credit-badge>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    for (const { shadowRoot } of canvasElement.querySelectorAll(tagName)) {
      await waitFor(() => expect(shadowRoot?.querySelector('.qr svg')).not.toBeNull());
      await expect(shadowRoot?.querySelector('.qr svg')).toHaveAccessibleName('评价页面的二维码');
    }
  },
});

/** In a column of 120 pixels: the plate goes above the words, and nothing sticks out. */
export const Narrow = Sizes.extend({
  name: '很窄的一栏 120 px',
  decorators: [(story) => html`<div class="column">${story()}</div>`],
});

Narrow.test('stays within its column', async ({ canvasElement }) => {
  const right = canvasElement.querySelector('.column')?.getBoundingClientRect().right ?? 0;
  for (const element of canvasElement.querySelectorAll(tagName))
    await expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(right);
});

/** Its term has passed and no newer rating came: neutral, and said in words. Nobody has called it expired. */
export const PastTerm = meta.story({
  name: '已过有效期 Past its term',
  render: () =>
    html`<div class="stack">
      ${sizes.map((size) => captioned(size, html`<yj-credit-badge .data=${richSummaries} size=${size} today="2027-02-01"></yj-credit-badge>`))}
    </div>`,
  play: async ({ canvasElement }) => {
    for (const size of sizes) {
      const root = await rootOf(canvasElement, `${tagName}[size='${size}']`);
      await expect(root).toHaveTextContent('已过有效期');
      const drawing = await drawingOf(canvasElement, `${tagName}[size='${size}']`);
      await expect(drawing.querySelector('.badge')).toHaveAttribute('data-tone', 'neutral');
    }
  },
});

/** A compact JWS, as a server would sign it. The signature here is none; nobody checks it. */
const token = [{ alg: 'SM2SM3', typ: 'yj+jws' }, richSummaries, 'signature']
  .map((part) =>
    Array.from(new TextEncoder().encode(JSON.stringify(part)), (byte) => String.fromCharCode(byte)).join(''),
  )
  .map((bytes) => btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''))
  .join('.');

/** A signed credential in the tag. Its signature is not checked yet, and the badge says so. */
export const Credential = meta.story({
  name: '签名凭证（未验证） Credential, not verified',
  render: () =>
    html`<div class="stack">
      ${sizes.map((size) => captioned(size, html`<yj-credit-badge credential=${token} size=${size} today=${storyDay}></yj-credit-badge>`))}
    </div>`,
  play: async ({ canvasElement }) => {
    for (const size of sizes) {
      const root = await rootOf(canvasElement, `${tagName}[size='${size}']`);
      await expect(root).toHaveTextContent('基本守信');
      await expect(root).toHaveTextContent('未验证');
    }
  },
});

/** Data in the tag as JSON: for a page that a server writes, without a request. */
export const JsonChild = meta.story({
  name: '标签内的 JSON JSON child',
  render: () => {
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: JSON.stringify(richSummaries),
    });
    return html`<yj-credit-badge today=${storyDay}>${script}</yj-credit-badge>`;
  },
  play: async ({ canvasElement }) => {
    await expect(await rootOf(canvasElement, tagName)).toHaveTextContent('基本守信');
  },
});

const blocked = fn();

/** A careless server sends a telephone number in a name: it is masked, and the page is told in which property, never which number. */
export const PersonalNumber = meta.story({
  name: '误带个人信息 Personal number',
  beforeEach: () => {
    blocked.mockClear();
    return silent();
  },
  render: () => {
    const [summary] = creditSummaries({ grade: 1 }).data;
    const careless = {
      ...richSummaries,
      data: [{ ...summary, issuer: { id: 'x', name: '澜溪州卫生健康委员会（虚构） 13800138000' } }],
    };
    return html`<yj-credit-badge .data=${careless} today=${storyDay} @yj-pii-blocked=${blocked}></yj-credit-badge>`;
  },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent('138****8000');
    await waitFor(() => expect(blocked).toHaveBeenCalledOnce());
    const [event] = blocked.mock.calls[0] as [CustomEvent<{ property: string; kind: string }>];
    await expect(event.detail).toEqual({ property: '/data/0/issuer/name', kind: 'phone' });
  },
});

/** Nothing is cut off: a long name takes the lines that it needs. */
export const LongName = meta.story({
  name: '名称很长 Long name',
  render: () => html`<div class="narrow">${badge(longNameSummaries, 'card')}</div>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent(facilities.longName.name);
    await expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  },
});

/** In running text and in a table, the height of a line. */
export const InText = meta.story({
  name: '行文与表格中 In text',
  render: () => html`
    <p>
      ${facilities.clinic.name}的信用等级为${badge(richSummaries, 'inline')}，${facilities.hospital.name}为${badge(creditSummaries({ facility: facilities.hospital }), 'inline')}。
    </p>
    <table class="foundation">
      <caption>
        机构名单（虚构）
      </caption>
      <thead>
        <tr>
          <th scope="col">机构 Facility</th>
          <th scope="col">信用等级 Credit</th>
        </tr>
      </thead>
      <tbody>
        ${[facilities.clinic, facilities.hospital, facilities.newcomer].map(
          (facility, grade) =>
            html`<tr>
              <th scope="row">${facility.name}</th>
              <td>${badge(creditSummaries({ facility, grade }), 'inline')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `,
  play: async ({ canvasElement }) => {
    for (const [row, word] of ['守信', '基本守信', '轻度失信'].entries())
      await expect(await rootOf(canvasElement, `tbody tr:nth-child(${row + 1}) ${tagName}`)).toHaveTextContent(word);
  },
});

/** No grade is built in: letters, words, stars or points come with the scheme. */
export const Schemes = meta.story({
  name: '各种方案 Schemes',
  render: () =>
    html`<div class="stack">
      ${Object.values(creditSchemes).map(
        (scheme) =>
          html`<figure>
            <figcaption>${scheme.name}</figcaption>
            <div class="gallery">${scheme.grades.map((_, grade) => badge(creditSummaries({ scheme, grade })))}</div>
          </figure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    const grades = Object.values(creditSchemes).flatMap((scheme) => scheme.grades.map(({ label }) => label));
    const badges = [...canvasElement.querySelectorAll<ReactiveElement>(tagName)];
    await expect(badges).toHaveLength(grades.length);
    for (const [index, label] of grades.entries()) {
      await badges[index]?.updateComplete;
      await expect(badges[index]?.shadowRoot?.textContent).toContain(label);
    }
  },
});

/** A grade whose scheme did not come along is shown by its code; it is never guessed. */
export const WithoutScheme = meta.story({
  name: '缺方案说明 Without its scheme',
  args: { data: schemelessSummaries },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent('B');
    await expect(root).not.toHaveTextContent('基本守信');
  },
});

export const Practitioner = meta.story({
  name: '从业人员 Practitioner',
  args: { data: practitionerSummaries, size: 'card' },
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, tagName);
    await expect(root).toHaveTextContent('示例医师甲');
    await expect(root).toHaveTextContent('780 分（满分 1000）');
  },
});

/** A page that knows the grade already writes it in the tag: no read, no JSON. */
export const Written = meta.story({
  name: '写在标签里 Written in the tag',
  render: () =>
    html`<yj-credit-badge
      subject="fac-story-clinic"
      grade="A"
      grade-label="守信"
      tone="excellent"
      scheme="澜溪州医疗卫生机构信用等级（虚构示例）"
      as-of="2026-01-15"
      issuer="澜溪州卫生健康委员会（虚构）"
      report-url="https://credit.lanxi.example/ratings/"
    ></yj-credit-badge>`,
  play: async ({ canvasElement }) => {
    const root = await withinDrawingOf(canvasElement, tagName);
    await expect(root.getByRole('link', { name: /守信.*2026-01-15/ })).toBeVisible();
  },
});

/** While the read runs, and where scripts do not, the answer written in the tag is shown. */
export const Fallback = meta.story({
  name: '标签内的答案 Answer in the tag',
  render: () =>
    throughProvider(
      { answers: ['never'] },
      html`<yj-credit-badge subject="fac-story-clinic"
        ><a href="https://credit.lanxi.example/ratings/"
          >A 守信 · 澜溪州卫生健康委员会（虚构） · 2026-01-15</a
        ></yj-credit-badge
      >`,
    ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: /A 守信/ })).toBeVisible();
  },
});

/** The read went well and knew nothing of the subject. */
export const Missing = meta.story({
  name: '查无此对象 Subject not known',
  render: () => html`<yj-credit-badge subject=${facilities.newcomer.id} .data=${emptySummaries}></yj-credit-badge>`,
  play: async ({ canvasElement }) => {
    await expect(await rootOf(canvasElement, tagName)).toHaveTextContent('未查询到信用信息');
  },
});

const states = readStates({
  tagName,
  element: (onLoad) => html`<yj-credit-badge subject=${facilities.clinic.id} @yj-load=${onLoad}></yj-credit-badge>`,
  faulty: () => html`<yj-credit-badge .data=${{ note: '不是信用摘要' }}></yj-credit-badge>`,
  server: { summaries: [richSummaries] },
  shows: /基本守信/,
  notFound: '未查询到信用信息',
  stale: { text: '未能更新', retry: false },
});

export const Loading = meta.story({ name: '读取中 Loading', ...states.loading });
export const NetworkError = meta.story({ name: '连接失败 No connection', ...states.network });
export const ServerError = meta.story({ name: '服务出错 Server error', ...states.server });
export const Stale = meta.story({ name: '未能更新 Stale', ...states.stale });
export const Unauthorised = meta.story({ name: '没有权限 Unauthorised', ...states.unauthorised });
export const NotFound = meta.story({ name: '未找到 Not found', ...states.notFound });
export const Gone = meta.story({ name: '已撤回 Withdrawn', ...states.withdrawn });
export const FaultyData = meta.story({ name: '数据有误 Faulty data', ...states.faulty });
export const NoSource = meta.story({ name: '没有来源 No source', ...states.noSource });

/** The reader has no connection. The badge reads by itself when it is back. */
export const Offline = meta.story({
  name: '离线 Offline',
  ...states.network,
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
  play: async ({ canvasElement }) => {
    await waitFor(async () =>
      expect(await rootOf(canvasElement, tagName)).toHaveTextContent('当前处于离线状态，联网后将自动重新读取'),
    );
  },
});

/** What is wrong altogether is called wrong, never empty and never good. */
export const Malformed = meta.story({
  name: '各种错误数据 Malformed data',
  beforeEach: silent,
  render: () =>
    html`<div class="stack">
      ${[{ data: 'text' }, { data: [null] }, [], 7, { data: [{}] }].map(
        (data) =>
          html`<figure>
            <figcaption>${JSON.stringify(data)}</figcaption>
            <yj-credit-badge .data=${data}></yj-credit-badge>
          </figure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    for (const element of canvasElement.querySelectorAll(tagName)) {
      await element.updateComplete;
      await expect(element.shadowRoot).toHaveTextContent('数据格式有误，无法显示');
    }
  },
});

NetworkError.test('reads again when the reader asks for it', states.retry, states.retry.play);

const badDays: readonly (readonly [name: string, answer: Answer])[] = [
  ['读取中 Loading', 'never'],
  ['连接失败 No connection', 'not at all'],
  ['服务出错 Server error', 500],
  ['没有权限 Unauthorised', 401],
  ['未找到 Not found', 404],
  ['已撤回 Withdrawn', 410],
];

/** The states of a read in each size: what a list of badges looks like on a bad day. */
export const ReadStatesBySize = meta.story({
  name: '读取状态 × 尺寸 Read states by size',
  render: () =>
    html`<div class="scroll" role="region" aria-label="读取状态" tabindex="0">
      <table class="foundation">
        <caption>
          读取状态 × 尺寸 Read states by size
        </caption>
        <thead>
          <tr>
            <th scope="col">状态 State</th>
            ${sizes.map((size) => html`<th scope="col">${size}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${badDays.map(
            ([name, answer]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${sizes.map(
                  (size) =>
                    html`<td>
                      ${throughProvider(
                        { answers: [answer] },
                        html`<yj-credit-badge subject=${facilities.clinic.id} size=${size}></yj-credit-badge>`,
                      )}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  play: async ({ canvasElement }) => {
    for (const size of sizes)
      await expect(await rootOf(canvasElement, `tr:nth-child(1) ${tagName}[size='${size}']`)).toHaveTextContent(
        '正在读取',
      );
  },
});

const statusName = (status: string): string => `${codeLabel('credit-status', status)} ${status}`;

/** Every standing of a rating under every grade. Where the grade does not count, the standing stands in its place. */
export const Matrix = meta.story({
  name: '等级 × 状态 × 尺寸 Matrix',
  render: () => html`
    ${(['inline', 'standard'] as const).map(
      (size) =>
        html`<div class="scroll" role="region" aria-label=${`等级 × 状态：${size}`} tabindex="0">
          <table class="foundation wide">
            <caption>
              ${size}
            </caption>
            <thead>
              <tr>
                <th scope="col">状态 Standing</th>
                ${creditSchemes.letters.grades.map(({ code, label }) => html`<th scope="col">${code} ${label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${ratingStatuses.map(
                (status) =>
                  html`<tr>
                    <th scope="row">${statusName(status)}</th>
                    ${creditSchemes.letters.grades.map(
                      (_, grade) => html`<td>${badge(creditSummaries({ status, grade }), size)}</td>`,
                    )}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
    )}
    <div class="gallery">
      ${ratingStatuses.map((status, index) =>
        shown(
          statusName(status),
          creditSummaries({ status, grade: index % 4, points: index * 3, earlier: [1, 0] }),
          'card',
        ),
      )}
    </div>
  `,
  play: async ({ canvasElement }) => {
    const says = async (row: number, column: number): Promise<string> =>
      (await rootOf(canvasElement, `tr:nth-child(${row}) td:nth-child(${column}) ${tagName}[size='standard']`))
        .textContent;
    for (const [index, status] of ratingStatuses.entries()) {
      const text = await says(index + 1, 2);
      const counts = ['current', 'repaired', 'under-review', 'expired', 'superseded'].includes(status);
      await expect(text.includes('守信')).toBe(counts);
      if (status !== 'current') await expect(text).toContain(codeLabel('credit-status', status));
    }
  },
});

export const MatrixDark = Matrix.extend({ name: '等级 × 状态 × 尺寸：深色 Dark', globals: { theme: 'dark' } });
export const MatrixContrast = Matrix.extend({
  name: '等级 × 状态 × 尺寸：高对比 Contrast',
  globals: { theme: 'contrast' },
});
export const MatrixCare = Matrix.extend({ name: '等级 × 状态 × 尺寸：关怀版 Care', globals: { care: 'on' } });
export const RightToLeft = Sizes.extend({ name: '从右到左 Right to left', globals: { direction: 'rtl' } });
/** 1280 pixels at 400 % are 320: nothing is cut off and nothing scrolls sideways. */
export const Zoomed = Sizes.extend({
  name: '放大 400% Zoom',
  decorators: [(story) => html`<div class="zoomed">${story()}</div>`],
});

Zoomed.test('stays within the page', async ({ canvasElement }) => {
  const right = canvasElement.querySelector('.zoomed')?.getBoundingClientRect().right ?? 0;
  for (const element of canvasElement.querySelectorAll(tagName))
    await expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(right);
});

/** On a page that runs vertically, as traditional Mongolian does, a badge does too. */
export const Vertical = Sizes.extend({
  name: '竖排 Vertical',
  decorators: [(story) => html`<div class="vertical">${story()}</div>`],
});

Vertical.test('runs with the page', async ({ canvasElement }) => {
  for (const element of canvasElement.querySelectorAll(tagName)) {
    const grade = element.shadowRoot?.querySelector('.grade');
    await expect(grade && getComputedStyle(grade).writingMode).toBe('vertical-lr');
  }
});

export const CareMax = Sizes.extend({ name: '关怀版 ×1.75 Care ×1.75', globals: { care: 'max' } });

export const English = meta.story({
  name: '英文 English',
  globals: { locale: 'en' },
  render: () => html`<div class="stack">${sizes.map((size) => shown(size, seriousSummaries, size))}</div>`,
  play: async ({ canvasElement }) => {
    const root = await rootOf(canvasElement, `figure:nth-child(3) ${tagName}`);
    await expect(root).toHaveTextContent('Serious breaches');
    await expect(root).toHaveTextContent('Rated on');
  },
});
