import { assert } from 'chai';
import { createClient } from '@yijian/client';
import { accessibilityFaults } from '../../../test/axe.js';
import { summaries, summary } from '../../../test/credit-summaries.js';
import { malformed } from '../../../test/malformed.js';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../../test/page.js';
import { YjProvider } from '../provider/provider.js';
import { YjCreditBadge } from './credit-badge.js';
import { creditBadgeSizes } from './credit-badge.types.js';

YjProvider.register();
YjCreditBadge.register();

function badge(data: unknown, properties: Partial<YjCreditBadge> = {}): YjCreditBadge {
  return Object.assign(document.createElement('yj-credit-badge'), { data, ...properties });
}

const statuses = [
  'current',
  'pending',
  'under-review',
  'expired',
  'suspended',
  'withdrawn',
  'repaired',
  'superseded',
  'unrated',
];

describe('yj-credit-badge', () => {
  afterEach(clearPage);

  describe('defaults', () => {
    it('shows grade in words, scheme, issuer and date, and links to the issuer’s page', async () => {
      const element = await place(badge(summaries()));
      const text = shownText(element);
      for (const words of ['B', '基本守信', '信用等级', '2026-01-15', '澜溪州卫生健康委员会'])
        assert.include(text, words);
      assert.equal(find(element, 'a').getAttribute('href'), summary.reportUrl);
    });

    it('shows the date in every size, and what is unknown as unknown', async () => {
      for (const size of creditBadgeSizes) {
        assert.include(shownText(await place(badge(summaries(), { size }))), '2026-01-15', size);
        assert.include(shownText(await place(badge(summaries({ asOf: undefined }), { size }))), '评价日期不详', size);
      }
    });

    it('tells tones apart without colour', async () => {
      const marks = new Set<string | null>();
      for (const gradeCode of ['A', 'B', 'C', 'D', undefined]) {
        const element = await place(badge(summaries({ gradeCode }), { size: 'inline' }));
        marks.add(find(element, '.tone-mark path').getAttribute('d'));
      }
      assert.equal(marks.size, 5);
    });

    it('shows on a card also validity, score, points of the cycle with what follows, and earlier results', async () => {
      const text = shownText(await place(badge(summaries(), { size: 'card' })));
      for (const words of [
        '云渡县示例口腔诊所',
        '2026-12-31',
        '82 分（满分 100）',
        '14 分',
        '2025-04-01 至 2026-03-31',
        '列为重点监管对象',
        'A 守信',
        '2025-01-16',
        'C 轻度失信',
      ]) {
        assert.include(text, words);
      }
    });

    it('speaks English where the page does', async () => {
      document.documentElement.lang = 'en';
      const text = shownText(await place(badge(summaries({ status: 'repaired' }), { size: 'card' })));
      for (const words of ['Mostly trustworthy', 'Repaired', 'Rated on', 'Key supervision']) {
        assert.include(text, words);
      }
    });
  });

  describe('attributes', () => {
    it('shows what is written in the tag, and asks nobody', async () => {
      const host = document.createElement('div');
      document.body.append(host);
      const element = document.createElement('yj-credit-badge');
      for (const [name, value] of Object.entries({
        subject: 'fac-1',
        grade: 'A',
        'grade-label': '守信',
        tone: 'excellent',
        scheme: '信用等级',
        'as-of': '2026-01-15',
        issuer: '某局',
        'report-url': '/ratings/1',
        size: 'inline',
      })) {
        element.setAttribute(name, value);
      }
      await place(element, host);
      assert.include(shownText(element), 'A 守信');
      assert.equal(find(element, '.badge').dataset['tone'], 'excellent');
      assert.equal(find(element, 'a').getAttribute('href'), '/ratings/1');
      element.setAttribute('grade', 'B');
      await settled();
      assert.include(shownText(element), 'B 守信');
    });

    it('finds its subject in a body that all badges share', async () => {
      const shared = summaries();
      shared.data.push({ ...summary, subject: { ...summary.subject, id: 'fac-2' }, gradeCode: 'D' });
      const element = await place(badge(shared, { subject: 'fac-2' }));
      assert.include(shownText(element), '严重失信');
      element.subject = 'fac-1';
      await settled();
      assert.include(shownText(element), '基本守信');
    });

    it('warns of a size that does not exist and takes the standard one', async () => {
      const element = badge(summaries(), { size: 'huge' as 'card' });
      const warnings = await warningsOf(() => place(element));
      assert.match(warnings.join(), /size "huge"/);
      assert.include(shownText(element), '基本守信');
    });

    it('says nothing on the console about good values', async () => {
      assert.deepEqual(await warningsOf(() => place(badge(summaries(), { size: 'card', theme: 'dark' }))), []);
    });

    it('draws no link to an address that is none', async () => {
      const warnings = await warningsOf(async () => {
        const element = await place(badge(summaries({ reportUrl: 'javascript:alert(1)' })));
        assert.isNull(element.shadowRoot?.querySelector('a'));
      });
      assert.match(warnings.join(), /reportUrl must be an http/);
    });
  });

  describe('standings', () => {
    const words: Record<string, [shows: string[], hides: string[]]> = {
      current: [['基本守信'], []],
      repaired: [['基本守信', '已修复'], []],
      'under-review': [['基本守信', '复核中'], []],
      expired: [['基本守信', '已过期'], []],
      superseded: [['基本守信', '已更新'], []],
      suspended: [['已中止'], ['基本守信', '82 分']],
      withdrawn: [['已撤回'], ['基本守信', '82 分']],
      pending: [['评定中'], ['基本守信', '82 分']],
      unrated: [['未评定'], ['基本守信', '82 分']],
    };
    for (const status of statuses) {
      it(`shows ${status} in each size`, async () => {
        const [shows, hides] = words[status] ?? [[], []];
        for (const size of creditBadgeSizes) {
          const element = await place(badge(summaries({ status: status as never, previous: [] }), { size }));
          for (const word of shows) assert.include(shownText(element), word, size);
          for (const word of hides) assert.notInclude(shownText(element), word, size);
        }
      });
    }

    it('speaks of no date where there is no rating to have one', async () => {
      for (const size of creditBadgeSizes) {
        const element = await place(badge(summaries({ status: 'unrated', asOf: undefined, previous: [] }), { size }));
        assert.notInclude(shownText(element), '评价日期', size);
      }
    });

    it('calls the date of a rating under way the day on which it began', async () => {
      const text = shownText(await place(badge(summaries({ status: 'pending', previous: [] }), { size: 'card' })));
      assert.include(text, '评定开始');
      assert.notInclude(text, '评价日期');
    });

    it('keeps neither term nor page of a withdrawn rating', async () => {
      const element = await place(badge(summaries({ status: 'withdrawn', previous: [] }), { size: 'card' }));
      assert.notInclude(shownText(element), '有效期至');
      assert.isNull(element.shadowRoot?.querySelector('a'));
    });

    it('names a standing that it does not know, beside the grade', async () => {
      const text = shownText(await place(badge(summaries({ status: 'on-hold' as never }))));
      assert.include(text, '基本守信');
      assert.include(text, 'on-hold');
    });

    it('shows an expired rating as neutral, never as bad: clocks go wrong', async () => {
      const element = await place(badge(summaries({ status: 'expired', gradeCode: 'A' })));
      assert.equal(find(element, '.badge').dataset['tone'], 'neutral');
    });

    it('shows a grade without its scheme by its code', async () => {
      const element = await place(badge({ ...summaries(), schemes: [] }));
      assert.equal(find(element, '.grade').textContent?.trim(), 'B');
    });
  });

  describe('states', () => {
    const failing = (error: object) => ({
      creditSummaries: { get: () => Promise.reject(Object.assign(new Error('refused'), error)) },
    });
    const read = (client: object, light = ''): Promise<YjCreditBadge> => {
      const element = badge(undefined, { subject: 'fac-1', client: client as never });
      element.textContent = light;
      return place(element);
    };

    it('shows a place while it reads', async () => {
      const element = await read({ creditSummaries: { get: () => new Promise(() => undefined) } });
      assert.include(shownText(element), '正在读取');
    });

    it('shows what stands in the tag while it reads, and when it cannot', async () => {
      for (const client of [
        { creditSummaries: { get: () => new Promise(() => undefined) } },
        failing({ status: 503 }),
      ]) {
        const element = await read(client, 'A 守信 2026-01-15');
        assert.isTrue(find(element, 'slot').isConnected);
      }
    });

    it('shows nothing of the tag once the rating is withdrawn or not to be seen', async () => {
      for (const status of [410, 403, 404]) {
        const element = await read(failing({ status }), 'A 守信 2026-01-15');
        assert.isNull(element.shadowRoot?.querySelector('slot'), String(status));
      }
    });

    it('says why there is nothing, and offers to try again where that can help', async () => {
      for (const [error, words, again] of [
        [{ status: 404 }, '未查询到信用信息', false],
        [{ status: 403 }, '没有查看权限', false],
        [{ status: 410 }, '已依法撤回', false],
        [{ status: 503 }, '暂时不可用', true],
      ] as const) {
        const element = await read(failing(error));
        assert.include(shownText(element), words);
        assert.equal(element.shadowRoot?.querySelector('button') !== null, again);
      }
    });

    it('takes a subject that the body names as missing for not found', async () => {
      const element = await place(
        badge(
          { data: [], schemes: [], missing: [{ id: 'fac-9', code: 'not-found' }], generatedAt: '' },
          { subject: 'fac-9' },
        ),
      );
      assert.include(shownText(element), '未查询到信用信息');
    });

    it('keeps the last rating and says that it is not up to date', async () => {
      let fails = false;
      const element = await read({
        creditSummaries: { get: () => (fails ? Promise.reject(new Error('refused')) : Promise.resolve(summaries())) },
      });
      fails = true;
      await element.refresh();
      await settled();
      assert.include(shownText(element), '基本守信');
      assert.include(shownText(element), '未能更新');
    });

    it('masks an identity number that a careless server sends', async () => {
      const warnings = await warningsOf(async () => {
        const issuer = { id: 'x', name: '张某 11010519491231002X 13800138000' };
        const text = shownText(await place(badge(summaries({ issuer }), { size: 'card' })));
        assert.notInclude(text, '11010519491231002X');
        assert.notInclude(text, '13800138000');
      });
      assert.match(warnings.join(), /issuer\/name holds a personal/);
    });
  });

  describe('many on a page', () => {
    it('makes one request for 100 badges', async () => {
      const requests: URL[] = [];
      const provider = document.createElement('yj-provider');
      provider.client = createClient({
        baseUrl: 'https://standard.example/v1',
        fetch: (request) => {
          const url = new URL(request.url);
          requests.push(url);
          const data = url.searchParams
            .getAll('subject')
            .map((id) => ({ ...summary, subject: { ...summary.subject, id } }));
          return Promise.resolve(
            new Response(JSON.stringify({ ...summaries(), data }), { headers: { 'content-type': 'application/json' } }),
          );
        },
      });
      for (let number = 0; number < 100; number += 1) {
        const element = document.createElement('yj-credit-badge');
        element.subject = `fac-${number}`;
        element.size = 'inline';
        provider.append(element);
      }
      document.body.append(provider);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(requests.length, 1);
      assert.equal(requests[0]?.searchParams.getAll('subject').length, 100);
      for (const element of Array.from(provider.children)) assert.include(shownText(element), '基本守信');
    });
  });

  describe('accessibility', () => {
    it('has one stop for the keyboard in every size, with the whole sentence as its name', async () => {
      for (const size of creditBadgeSizes) {
        const element = await place(badge(summaries(), { size }));
        const stops = element.shadowRoot!.querySelectorAll('a, button, [tabindex="0"]');
        assert.equal(stops.length, 1, size);
        assert.include(stops[0]!.textContent, '基本守信', size);
        clearPage();
      }
    });

    it('gives axe nothing to complain about in any size, standing, theme or state', async () => {
      document.documentElement.lang = 'zh-CN';
      for (const size of creditBadgeSizes) {
        for (const status of statuses) await place(badge(summaries({ status: status as never }), { size }));
        for (const gradeCode of ['A', 'C', 'D']) await place(badge(summaries({ gradeCode }), { size }));
        for (const theme of ['dark', 'contrast'] as const) await place(badge(summaries(), { size, theme, care: true }));
        for (const status of [404, 503]) {
          const client = { creditSummaries: { get: () => Promise.reject(Object.assign(new Error(), { status })) } };
          await place(badge(undefined, { size, subject: 'fac-1', client: client as never }));
        }
      }
      assert.deepEqual(await accessibilityFaults(document.body), []);
    });

    it('has targets of 60 pixels in care mode', async () => {
      const client = { creditSummaries: { get: () => Promise.reject(new Error('refused')) } };
      for (const size of creditBadgeSizes) {
        const element = await place(badge(undefined, { size, subject: 'fac-1', client: client as never, care: true }));
        assert.isAtLeast(find(element, 'button').getBoundingClientRect().height, 60, size);
      }
    });
  });

  describe('malformed data', () => {
    for (const size of creditBadgeSizes) {
      it(`never throws, never stays blank and runs nothing (${size})`, async function () {
        this.timeout(60_000);
        const errors: unknown[] = [];
        const caught = (event: ErrorEvent | PromiseRejectionEvent): number =>
          errors.push('reason' in event ? event.reason : event.message);
        addEventListener('error', caught);
        addEventListener('unhandledrejection', caught);
        const element = await place(badge(undefined, { size }));
        await warningsOf(async () => {
          for (const data of malformed(summaries())) {
            element.data = data;
            await element.updateComplete;
            if (shownText(element) === '') throw new Error(`blank for ${JSON.stringify(data).slice(0, 200)}`);
            if (element.offsetHeight === 0) throw new Error('no height');
          }
        });
        removeEventListener('error', caught);
        removeEventListener('unhandledrejection', caught);
        assert.deepEqual(errors, []);
        assert.isUndefined((window as { attacked?: number }).attacked);
      });
    }
  });
});
