import { html, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { expect, spyOn, waitFor } from 'storybook/test';
import { creditSchemes } from '../fixtures/credit-schemes.js';
import { creditSummaries, richSummaries } from '../fixtures/credit-summaries.js';
import { facilities } from '../fixtures/region.js';
import { storyClient } from '../fixtures/story-server.js';
import { apiOf } from '../../.storybook/api-of.js';
import preview from '../../.storybook/preview.js';
import { rootOf } from './root-of.js';
import { throughProvider } from './through-provider.js';

const tagName = 'yj-provider';
const badgeTag = 'yj-credit-badge';

const meta = preview.meta({
  id: 'elements-provider',
  title: '元素 Elements/数据来源 Provider',
  component: tagName,
  argTypes: apiOf(tagName),
  parameters: { controls: { disable: true } },
});

/** Thirty invented clinics with all grades. */
const clinics = Array.from({ length: 30 }, (_, index) => {
  const number = String(index + 1).padStart(2, '0');
  return { ...facilities.clinic, id: `fac-story-${number}`, name: `云渡县示例诊所 ${number}（虚构）` };
});
const summaries = clinics.map((facility, index) =>
  creditSummaries({ facility, grade: index % creditSchemes.letters.grades.length }),
);

const badge = (subject: string): TemplateResult =>
  html`<yj-credit-badge subject=${subject} size="inline"></yj-credit-badge>`;

/** A list with a badge on each line asks once, not once a line. */
export const OneRequest = meta.story({
  name: '一页徽标一次请求 One request for all badges',
  render: () => {
    const log = createRef<HTMLOListElement>();
    const onRequest = (address: string): void => {
      const line = document.createElement('li');
      line.textContent = `GET ${address}`;
      log.value?.append(line);
    };
    return html`
      ${throughProvider(
        { summaries, onRequest },
        html`<table class="foundation">
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
            ${clinics.map(
              ({ id, name }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${badge(id)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      <p>这一页发出的请求 Requests of this page：</p>
      <ol class="requests" ${ref(log)}></ol>
    `;
  },
  play: async ({ canvasElement }) => {
    for (const [row, { schemes, data }] of summaries.entries()) {
      const grade = schemes[0]?.grades.find(({ code }) => code === data[0]?.gradeCode);
      const selector = `tr:nth-child(${row + 1}) ${badgeTag}`;
      await waitFor(async () => expect(await rootOf(canvasElement, selector)).toHaveTextContent(grade?.label ?? '?'));
    }
    const requests = canvasElement.querySelectorAll('.requests li');
    await expect(requests).toHaveLength(1);
    await expect(requests[0]?.textContent.match(/subject=/g)).toHaveLength(clinics.length);
  },
});

/** The nearest provider counts: a part of a page can read from another service. */
export const Nested = meta.story({
  name: '就近的来源 The nearest provider',
  render: () =>
    throughProvider(
      { summaries: [creditSummaries({ grade: 0 })] },
      html`<p>外层 Outer：${badge(facilities.clinic.id)}</p>
        ${throughProvider(
          { summaries: [creditSummaries({ grade: 3 })] },
          html`<p>内层 Inner：${badge(facilities.clinic.id)}</p>`,
        )}`,
    ),
  play: async ({ canvasElement }) => {
    const outer = `${tagName} > p ${badgeTag}`;
    const inner = `${tagName} ${tagName} ${badgeTag}`;
    await waitFor(async () => expect(await rootOf(canvasElement, inner)).toHaveTextContent('严重失信'));
    await waitFor(async () => expect(await rootOf(canvasElement, outer)).toHaveTextContent('A 守信'));
  },
});

/** A portal that changes its language changes one attribute. */
export const Language = meta.story({
  name: '统一语言 One language',
  render: () =>
    html`<yj-provider language="en" .client=${storyClient({ summaries: [richSummaries] })}>
      <yj-credit-badge subject=${facilities.clinic.id} size="card"></yj-credit-badge>
    </yj-provider>`,
  play: async ({ canvasElement }) => {
    await waitFor(async () => expect(await rootOf(canvasElement, badgeTag)).toHaveTextContent('Mostly trustworthy'));
    await expect(await rootOf(canvasElement, badgeTag)).toHaveAttribute('lang', 'en');
  },
});

/** Elements that are on the page before the client wait for it. */
export const ClientLater = meta.story({
  name: '客户端后到 The client comes later',
  render: () => html`<yj-provider>${badge(facilities.clinic.id)}</yj-provider>`,
  play: async ({ canvasElement }) => {
    await expect(await rootOf(canvasElement, badgeTag)).toHaveTextContent('正在读取');
    const provider = canvasElement.querySelector(tagName);
    if (provider) provider.client = storyClient({ summaries: [richSummaries] });
    await waitFor(async () => expect(await rootOf(canvasElement, badgeTag)).toHaveTextContent('基本守信'));
  },
});

/** All that a portal writes: an address. The request here is answered by the story. */
export const Address = meta.story({
  name: '只写地址 An address only',
  beforeEach: () => {
    const fetching = spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(richSummaries)));
    return () => fetching.mockRestore();
  },
  render: () => html`<yj-provider base-url="/v1">${badge(facilities.clinic.id)}</yj-provider>`,
  play: async ({ canvasElement }) => {
    await waitFor(async () => expect(await rootOf(canvasElement, badgeTag)).toHaveTextContent('基本守信'));
    await expect(window.fetch).toHaveBeenCalledTimes(1);
  },
});
