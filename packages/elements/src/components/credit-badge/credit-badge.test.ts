import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { assert } from 'chai';
import { createClient } from '@yijian/client';
import { accessibilityFaults } from '../../../test/axe.js';
import { credential } from '../../../test/credential.js';
import { scheme, summaries, summary } from '../../../test/credit-summaries.js';
import { harmOf } from '../../../test/harmless.js';
import { faultyPayloads, hugePayload, malformed } from '../../../test/malformed.js';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../../test/page.js';
import { toneSigns } from '../../internal/sign-font.data.js';
import { YjProvider } from '../provider/provider.js';
import { YjCreditBadge } from './credit-badge.js';
import { creditBadgeSizes, type CreditBadgeSize } from './credit-badge.types.js';

YjProvider.register();
YjCreditBadge.register();

function badge(data: unknown, properties: Partial<YjCreditBadge> = {}): YjCreditBadge {
  return Object.assign(document.createElement('yj-credit-badge'), { data, today: '2026-02-01', ...properties });
}

/** A body whose rating is by a scheme with these grades; each is code, words and tone. */
function bySchemeOf(
  grades: readonly (readonly [code: string, label: string, tone: string])[],
  gradeCode: string,
): unknown {
  return {
    ...summaries({ gradeCode, previous: [] }),
    schemes: [{ ...scheme, grades: grades.map(([code, label, tone]) => ({ code, label, tone })) }],
  };
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
      const marks = new Set<string | undefined>();
      for (const gradeCode of ['A', 'B', 'C', 'D', undefined]) {
        const element = await place(badge(summaries({ gradeCode }), { size: 'inline' }));
        marks.add(find(element, '.grade').textContent?.charAt(0));
      }
      assert.sameMembers(Array.from(marks), Object.values(toneSigns));
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

  describe('lists', () => {
    const listed = summaries({
      listFlags: [
        { kind: 'serious-dishonesty', enteredOn: '2025-07-08' },
        { kind: 'red', enteredOn: '2024-03-02' },
        { kind: 'red', enteredOn: '2025-03-02' },
      ],
    });

    it('names each list once in every size, with the sign of its tone', async () => {
      for (const size of creditBadgeSizes) {
        const element = await place(badge(listed, { size }));
        const flags = Array.from(element.shadowRoot!.querySelectorAll<HTMLElement>('.badge .list'));
        assert.deepEqual(
          flags.map((flag) => `${flag.textContent?.trim()} ${flag.dataset['tone']}`),
          ['严重失信主体名单 serious', '红名单 good', ...(size === 'card' ? ['红名单 good'] : [])],
          size,
        );
        for (const flag of flags) assert.isNotNull(flag.querySelector('.tone-mark'), size);
      }
    });

    it('says on a card since when', async () => {
      const text = shownText(await place(badge(listed, { size: 'card' })));
      for (const date of ['2025-07-08 列入', '2024-03-02 列入', '2025-03-02 列入']) assert.include(text, date);
    });

    it('shows a list that it does not know by its code, as neutral', async () => {
      const element = await place(badge(summaries({ listFlags: [{ kind: 'constructor' }] })));
      assert.equal(find(element, '.list').textContent?.trim(), 'constructor');
      assert.equal(find(element, '.list').dataset['tone'], 'neutral');
    });

    it('keeps a withdrawn rating’s lists: the subject still stands on them', async () => {
      const element = await place(badge({ ...listed, data: [{ ...listed.data[0], status: 'withdrawn' }] }));
      assert.include(shownText(element), '严重失信主体名单');
    });
  });

  it('names all that the rules order together', async () => {
    const demerit = { ...summary.demerit!, furtherConsequences: ['verification-suspended', 'notice-of-criticism'] };
    const text = shownText(await place(badge(summaries({ demerit }), { size: 'card' })));
    for (const words of ['列为重点监管对象', '暂缓校验']) assert.include(text, words);
  });

  describe('seal', () => {
    it('says in words whose rating it is, how long it counts and where to check it', async () => {
      const text = shownText(await place(badge(summaries(), { size: 'seal' })));
      for (const words of [
        summary.subject.name!,
        scheme.name,
        '基本守信',
        '评价日期：2026-01-15',
        '有效期至：2026-12-31',
        summary.issuer!.name!,
        '查验网址：credit.lanxi.example/ratings/1',
      ])
        assert.include(text, words);
    });

    it('writes out an address that is relative to the page', async () => {
      const text = shownText(await place(badge(summaries({ reportUrl: '/ratings/1' }), { size: 'seal' })));
      assert.include(text, `${location.host}/ratings/1`);
    });
  });

  describe('QR code', () => {
    const codeOf = (element: Element): SVGElement | null => element.shadowRoot!.querySelector('.qr svg');

    it('of the issuer’s page stands on a card and a seal, and has a name', async () => {
      for (const size of creditBadgeSizes) {
        const code = codeOf(await place(badge(summaries(), { size })));
        assert.equal(code !== null, size === 'card' || size === 'seal', size);
        if (!code) continue;
        assert.equal(code.getAttribute('role'), 'img');
        assert.include(code.getAttribute('aria-label'), '二维码');
      }
    });

    it('has four modules of white around it, and is black on white in every theme', async () => {
      for (const theme of ['light', 'dark', 'contrast'] as const) {
        const code = codeOf(await place(badge(summaries(), { size: 'card', theme })))!;
        const [white, black] = Array.from(code.querySelectorAll('path'));
        assert.equal(getComputedStyle(white!).fill, 'rgb(255, 255, 255)');
        assert.equal(getComputedStyle(black!).fill, 'rgb(0, 0, 0)');
        const [, , side = 0] = code.getAttribute('viewBox')!.split(' ').map(Number);
        const box = black!.getBBox();
        assert.deepEqual([box.x, box.y, box.width, box.height], [4, 4, side - 8, side - 8]);
      }
    });

    it('holds another address when the rating has another page', async () => {
      const element = await place(badge(summaries(), { size: 'seal' }));
      const drawn = (): string => codeOf(element)!.innerHTML;
      const before = drawn();
      element.data = summaries({ reportUrl: 'https://credit.lanxi.example/ratings/2' });
      await settled();
      assert.notEqual(drawn(), before);
    });

    it('is missing where there is no page, or none that a telephone can open', async () => {
      const cases = { none: undefined, 'too long': `https://credit.lanxi.example/${'a'.repeat(400)}` };
      for (const [name, reportUrl] of Object.entries(cases))
        assert.isNull(
          (await place(badge(summaries({ reportUrl }), { size: 'card' }))).shadowRoot!.querySelector('.qr'),
          name,
        );
      const withdrawn = await place(badge(summaries({ status: 'withdrawn' }), { size: 'seal' }));
      assert.isNull(withdrawn.shadowRoot!.querySelector('.qr'));
    });

    it('takes its room before it is there', async () => {
      const card = await place(badge(summaries(), { size: 'card' }));
      const room = find(card, '.qr').getBoundingClientRect();
      codeOf(card)!.remove();
      const empty = find(card, '.qr').getBoundingClientRect();
      assert.deepEqual([empty.width, empty.height], [room.width, room.height]);
    });
  });

  describe('copies', () => {
    it('tell each subject’s own date and page', async () => {
      const list = document.createElement('div');
      const rated = [1, 2, 3].map((number) =>
        badge(summaries({ asOf: `2026-01-0${number}`, reportUrl: `https://credit.lanxi.example/ratings/${number}` })),
      );
      list.append(...rated);
      await place(list);
      rated.forEach((element, index) => {
        assert.include(shownText(element), `2026-01-0${index + 1}`);
        assert.match(find(element, 'a').getAttribute('href')!, new RegExp(`${index + 1}$`));
      });
    });

    it('follow what is around them when it changes, and where they are moved', async () => {
      const [chinese, english] = [document.createElement('div'), document.createElement('div')];
      english.lang = 'en';
      document.body.append(chinese, english);
      const [one, other] = [badge(summaries()), badge(summaries())];
      chinese.append(one, other);
      await settled();
      english.append(one);
      await settled();
      assert.include(shownText(one), 'Mostly trustworthy');
      assert.include(shownText(other), '基本守信');
      chinese.lang = 'en';
      await settled();
      assert.include(shownText(other), 'Mostly trustworthy');
      document.body.append(one);
      await settled();
      assert.include(shownText(one), '基本守信');
    });

    it('keep the focus on the link when they are drawn anew', async () => {
      const element = await place(badge(summaries()));
      find(element, 'a').focus();
      element.data = summaries({ gradeCode: 'D' });
      await settled();
      assert.equal(element.shadowRoot!.activeElement, find(element, 'a'));
      assert.include(shownText(element), '严重失信');
    });

    it('take texts of the page’s own', async () => {
      await place(badge(summaries()));
      const element = await place(badge(summaries(), { i18n: { asOf: '公布日期' } }));
      assert.include(shownText(element), '公布日期');
    });
  });

  describe('schemes', () => {
    const plateOf = async (data: unknown): Promise<string> =>
      find(await place(badge(data)), '.plate').textContent!.trim();

    for (const [name, grades, plates] of [
      [
        'letters',
        [
          ['A', '守信', 'excellent'],
          ['D', '严重失信', 'serious'],
        ],
        ['A', 'D'],
      ],
      [
        '优良中差',
        [
          ['优', '优', 'excellent'],
          ['良', '良', 'good'],
          ['中', '中', 'neutral'],
          ['差', '差', 'serious'],
        ],
        ['优', '良', '中', '差'],
      ],
      [
        '守信失信',
        [
          ['守信', '守信', 'good'],
          ['失信', '失信', 'serious'],
        ],
        ['', ''],
      ],
      [
        'stars',
        [
          ['5★', '五星', 'excellent'],
          ['1★', '一星', 'serious'],
        ],
        ['5★', '1★'],
      ],
      [
        'points',
        [
          ['900+', '信用优秀', 'excellent'],
          ['B', '信用关注', 'caution'],
        ],
        ['', ''],
      ],
    ] as const) {
      it(`draws the plates of ${name} in one way: all codes, or all signs`, async () => {
        const shown = [];
        for (const [code, label, tone] of grades) {
          const data = bySchemeOf(grades, code);
          shown.push(await plateOf(data));
          for (const size of creditBadgeSizes) {
            const element = await place(badge(data, { size }));
            assert.include(shownText(element), label, size);
            assert.equal(find(element, '.badge').dataset['tone'], tone, size);
          }
        }
        assert.deepEqual(shown, [...plates]);
      });
    }
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

    it('follows from what is written to what is read, and back', async () => {
      const client = { creditSummaries: { get: () => Promise.resolve(summaries({ gradeCode: 'D' })) } };
      const element = await place(badge(undefined, { grade: 'A', gradeLabel: '守信', client: client as never }));
      assert.include(shownText(element), '守信');
      Object.assign(element, { grade: undefined, subject: 'fac-1' });
      await settled();
      await element.updateComplete;
      await settled();
      assert.include(shownText(element), '严重失信');
      element.data = summaries();
      await settled();
      assert.include(shownText(element), '基本守信');
    });

    it('forgets what is taken out of the tag', async () => {
      const element = document.createElement('yj-credit-badge');
      element.setAttribute('grade', 'A');
      element.setAttribute('issuer', '某局');
      await place(element);
      const warnings = await warningsOf(() => element.removeAttribute('issuer'));
      assert.deepEqual(warnings, []);
      assert.notInclude(shownText(element), '某局');
      element.removeAttribute('grade');
      await settled();
      assert.include(shownText(element), '正在读取');
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

  describe('term', () => {
    it('says that a rating is past its term, though nobody has called it expired, and shows it as neutral', async () => {
      for (const size of creditBadgeSizes) {
        const element = await place(badge(summaries({ gradeCode: 'A' }), { size, today: '2027-01-01' }));
        assert.include(shownText(element), '已过有效期', size);
        assert.equal(find(element, '.badge').dataset['tone'], 'neutral', size);
      }
    });

    it('counts the last day, and goes by the server’s clock where the reader’s is late', async () => {
      assert.notInclude(shownText(await place(badge(summaries(), { today: '2026-12-31' }))), '已过有效期');
      const kept = { ...summaries(), generatedAt: '2027-01-01T00:00:00+08:00' };
      assert.include(shownText(await place(badge(kept, { today: '2020-01-01' }))), '已过有效期');
    });

    it('says nothing of the term of what does not count', async () => {
      for (const status of ['expired', 'withdrawn', 'suspended', 'superseded'] as const)
        assert.notInclude(shownText(await place(badge(summaries({ status }), { today: '2027-01-01' }))), '已过有效期');
    });

    it('says that the standing is unknown where nobody said it, and warns', async () => {
      const warnings = await warningsOf(async () => {
        const element = await place(badge(summaries({ status: undefined })));
        assert.include(shownText(element), '基本守信');
        assert.include(shownText(element), '状态不详');
        assert.equal(find(element, '.badge').dataset['tone'], 'neutral');
      });
      assert.match(warnings.join(), /status is required/);
    });
  });

  describe('credential', () => {
    it('is shown as not verified in every size', async () => {
      for (const size of creditBadgeSizes) {
        const element = await place(badge(undefined, { size, credential: credential(summaries()) }));
        assert.include(shownText(element), '基本守信', size);
        assert.include(shownText(element), '未验证', size);
      }
    });

    it('says in a sentence what that means, where there is room', async () => {
      for (const size of ['card', 'seal'] as const) {
        const element = await place(badge(undefined, { size, credential: credential(summaries()) }));
        assert.include(shownText(element), '请以评价机关公布的结果为准', size);
      }
    });

    it('counts before the attributes and after the data', async () => {
      const token = credential(summaries());
      const element = await place(badge(undefined, { credential: token, grade: 'A', gradeLabel: '守信' }));
      assert.include(shownText(element), '基本守信');
      element.data = summaries({ gradeCode: 'D' });
      await settled();
      assert.include(shownText(element), '严重失信');
      assert.notInclude(shownText(element), '未验证');
    });

    it('shows no grade when it cannot be read, and warns', async () => {
      const warnings = await warningsOf(async () => {
        const element = await place(badge(undefined, { credential: 'broken', grade: 'A', gradeLabel: '守信' }));
        assert.include(shownText(element), '数据格式有误');
        assert.notInclude(shownText(element), '守信');
      });
      assert.match(warnings.join(), /compact JWS/);
    });

    it('shows another token when it changes, and goes when it is taken away', async () => {
      const element = await place(badge(undefined, { grade: 'A', gradeLabel: '守信' }));
      element.setAttribute('credential', credential(summaries({ gradeCode: 'C' })));
      await settled();
      assert.include(shownText(element), '轻度失信');
      element.setAttribute('credential', credential(summaries({ gradeCode: 'D' })));
      await settled();
      assert.include(shownText(element), '严重失信');
      element.removeAttribute('credential');
      await settled();
      assert.include(shownText(element), 'A 守信'.slice(2));
      assert.notInclude(shownText(element), '未验证');
    });
  });

  describe('ways in', () => {
    const client = { creditSummaries: { get: () => Promise.resolve(summaries()) } };
    const ways: Record<string, () => Element> = {
      attributes: () => {
        const element = badge(undefined);
        for (const [name, value] of [
          ['grade', 'B'],
          ['grade-label', '基本守信'],
          ['as-of', '2026-01-15'],
        ] as const)
          element.setAttribute(name, value);
        return element;
      },
      'a JSON child': () => {
        const element = badge(undefined);
        const script = document.createElement('script');
        script.type = 'application/json';
        script.textContent = JSON.stringify(summaries());
        element.append(script);
        return element;
      },
      'a property': () => badge(summaries()),
      'a provider': () => {
        const provider = Object.assign(document.createElement('yj-provider'), { client });
        provider.append(badge(undefined, { subject: 'fac-1' }));
        return provider;
      },
      'a credential': () => badge(undefined, { credential: credential(summaries()) }),
    };
    for (const [name, make] of Object.entries(ways)) {
      it(`takes the same rating by ${name}`, async () => {
        const placed = await place(make());
        const element = placed.localName === 'yj-credit-badge' ? placed : placed.firstElementChild!;
        for (const words of ['B', '基本守信', '2026-01-15']) assert.include(shownText(element), words);
      });
    }
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

    it('says that the reader is offline, and reads again when the connection is back', async () => {
      const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
      let fails = true;
      const element = await read({
        creditSummaries: {
          get: () =>
            fails
              ? Promise.reject(Object.assign(new Error('refused'), { name: 'NetworkError' }))
              : Promise.resolve(summaries()),
        },
      });
      assert.include(shownText(element), '当前处于离线状态');
      fails = false;
      Object.defineProperty(navigator, 'onLine', online);
      dispatchEvent(new Event('online'));
      await settled();
      assert.include(shownText(element), '基本守信');
    });

    it('reads again by the button', async () => {
      let fails = true;
      const element = await read({
        creditSummaries: { get: () => (fails ? Promise.reject(new Error('refused')) : Promise.resolve(summaries())) },
      });
      fails = false;
      find(element, 'button').click();
      await settled();
      assert.include(shownText(element), '基本守信');
    });

    it('says of a subject that the body names as missing why it is', async () => {
      for (const [code, words] of [
        ['gone', '已依法撤回'],
        ['forbidden', '没有查看权限'],
        ['not-found', '未查询到信用信息'],
        ['constructor', '未查询到信用信息'],
      ] as const) {
        for (const subject of ['fac-9', undefined])
          assert.include(
            shownText(await place(badge({ data: [], missing: [{ id: 'fac-9', code }] }, { subject }))),
            words,
          );
      }
    });

    it('tells an empty answer from a faulty one', async () => {
      assert.include(shownText(await place(badge({ data: [], schemes: [] }))), '未查询到信用信息');
      const warnings = await warningsOf(async () => {
        for (const data of [{ data: 'text' }, { data: [null] }, { data: [{}] }, { note: '' }])
          assert.include(shownText(await place(badge(data))), '数据格式有误', JSON.stringify(data));
      });
      assert.lengthOf(warnings, 4);
    });
  });

  describe('personal numbers', () => {
    // The specimen number of GB 11643-1999, and numbers that nobody has.
    const numbers = {
      'identity-number': '11010519491231002X',
      phone: '13800138000',
      'certificate-code': '19991111011010519491231002X',
    };
    /** Of a practice certificate: nothing but its length tells it from other numbers. */
    const practiceCode = '110110000012345';
    const careless: Record<string, (number: string) => unknown> = {
      '/data/0/subject/name': (name) => summaries({ subject: { ...summary.subject, name } }),
      '/data/0/issuer/name': (name) => summaries({ issuer: { id: 'x', name } }),
      '/data/0/gradeCode': (gradeCode) => summaries({ gradeCode }),
      '/data/0/status': (status) => summaries({ status: status as never }),
      '/data/0/reportUrl': (number) => summaries({ reportUrl: `https://credit.lanxi.example/${number}` }),
      '/data/0/listFlags/0/kind': (kind) => summaries({ listFlags: [{ kind }] }),
      '/data/0/demerit/consequence': (consequence) => summaries({ demerit: { ...summary.demerit!, consequence } }),
      '/data/0/previous/0/gradeCode': (gradeCode) =>
        summaries({ previous: [{ schemeId: scheme.id, gradeCode, asOf: '2025-01-16' }] }),
      '/schemes/0/name': (name) => ({ ...summaries(), schemes: [{ ...scheme, name }] }),
      '/schemes/0/grades/1/label': (label) => ({
        ...summaries(),
        schemes: [{ ...scheme, grades: scheme.grades.map((grade) => ({ ...grade, label })) }],
      }),
    };
    for (const [property, body] of Object.entries(careless)) {
      it(`hides them in ${property}, and names the property and never the number`, async () => {
        for (const [kind, number] of Object.entries(numbers)) {
          const events: CustomEvent<{ property: string; kind: string }>[] = [];
          const element = badge(body(number), { size: 'card' });
          const listen = (event: Event): number => events.push(event as (typeof events)[number]);
          document.addEventListener('yj-pii-blocked', listen);
          const warnings = await warningsOf(() => place(element));
          document.removeEventListener('yj-pii-blocked', listen);
          assert.deepInclude(
            events.map(({ detail }) => detail),
            { property, kind: kind as 'phone' },
          );
          assert.lengthOf(warnings, 1);
          assert.include(warnings[0], property);
          for (const told of [
            element.shadowRoot!.innerHTML,
            JSON.stringify(events.map(({ detail }) => detail)),
            warnings[0],
          ])
            assert.notInclude(told, number, kind);
        }
      });
    }

    it('hides them in whatever groups they are written', async () => {
      const disguised = [' ', '-', '－', '—', '.', '\u00a0', '\u3000', '\u200b'].flatMap((gap) => [
        ['138', '0013', '8000'].join(gap),
        ['+86', '138', '0013', '8000'].join(gap),
        ['110105', '1949', '1231', '002X'].join(gap),
        ['１１０１０５', '１９４９１２３１', '００２ｘ'].join(gap),
        ['0571', '87654321'].join(gap),
      ]);
      await warningsOf(async () => {
        for (const [property, body] of Object.entries(careless)) {
          // Nobody reads a number out of an address, and one with gaps in it is none.
          if (property.endsWith('reportUrl')) continue;
          const elements = disguised.map((number) => badge(body(number), { size: 'card' }));
          document.body.append(...elements);
          await Promise.all(elements.map((element) => element.updateComplete));
          elements.forEach((element, index) => {
            assert.notEqual(shownText(element), '', property);
            assert.notInclude(element.shadowRoot!.textContent, disguised[index]!, property);
            element.remove();
          });
        }
      });
    });

    it('hides the code of a practice certificate wherever words belong', async () => {
      await warningsOf(async () => {
        for (const [property, body] of Object.entries(careless)) {
          if (property.endsWith('reportUrl')) continue;
          const element = await place(badge(body(`张三 ${practiceCode}`), { size: 'card' }));
          assert.notInclude(element.shadowRoot!.innerHTML, practiceCode, property);
        }
      });
    });

    it('hides a number that comes as a number', async () => {
      await warningsOf(async () => {
        for (const change of [{ gradeCode: 13800138000 }, { score: 13800138000 }] as never[])
          for (const size of creditBadgeSizes)
            assert.notInclude((await place(badge(summaries(change), { size }))).shadowRoot!.innerHTML, '13800138000');
      });
    });

    it('hides them in what is written in the tag by attribute', async () => {
      const element = badge(undefined, { grade: 'A', issuer: '联系电话 13800138000' });
      const warnings = await warningsOf(() => place(element));
      assert.include(shownText(element), '138****8000');
      assert.lengthOf(warnings, 1);
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
      const last = provider.lastElementChild!;
      for (let round = 0; round < 100 && !shownText(last).includes('基本守信'); round += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
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
        await place(badge(undefined, { size, credential: credential(summaries()) }));
        for (const listed of ['red', 'black', 'key-supervision'])
          await place(badge(summaries({ listFlags: [{ kind: listed, enteredOn: '2025-07-08' }] }), { size }));
        for (const theme of ['dark', 'contrast'] as const) await place(badge(summaries(), { size, theme, care: true }));
        for (const status of [404, 503]) {
          const client = { creditSummaries: { get: () => Promise.reject(Object.assign(new Error(), { status })) } };
          await place(badge(undefined, { size, subject: 'fac-1', client: client as never }));
        }
      }
      assert.deepEqual(await accessibilityFaults(document.body), []);
    });

    for (const size of ['inline', 'standard'] as const)
      it(`is a link with the pointer and the focus ring of one, and names its scheme, size ${size}`, async () => {
        const link = find(await place(badge(summaries(), { size })), 'a');
        assert.equal(getComputedStyle(link).cursor, 'pointer');
        assert.equal(link.tabIndex, 0);
        link.focus();
        assert.equal(getComputedStyle(link).outlineStyle, 'solid');
        assert.include(
          size === 'inline' ? link.querySelector('[role=img]')?.getAttribute('aria-label') : link.textContent,
          scheme.name,
        );
      });

    it('has targets of 60 pixels in care mode', async () => {
      const client = { creditSummaries: { get: () => Promise.reject(new Error('refused')) } };
      for (const size of creditBadgeSizes) {
        const element = await place(badge(undefined, { size, subject: 'fac-1', client: client as never, care: true }));
        assert.isAtLeast(find(element, 'button').getBoundingClientRect().height, 60, size);
      }
    });
  });

  describe('room', () => {
    const full = summaries({
      status: 'under-review',
      listFlags: [{ kind: 'serious-dishonesty', enteredOn: '2025-07-08' }, { kind: 'key-supervision' }],
    });
    const room = async (
      size: CreditBadgeSize,
      width: string,
      writingMode = 'horizontal-tb',
    ): Promise<YjCreditBadge> => {
      const column = document.createElement('div');
      column.style.cssText = `writing-mode:${writingMode};inline-size:${width}`;
      document.body.append(column);
      return place(badge(full, { size }), column);
    };

    /** What of a badge sticks out of the column that it is in. */
    const sticksOut = (element: YjCreditBadge): string[] => {
      const column = element.parentElement!;
      const vertical = getComputedStyle(column).writingMode.startsWith('vertical');
      const box = column.getBoundingClientRect();
      return Array.from(element.shadowRoot!.querySelectorAll('.badge, .badge *:not(.visually-hidden)'))
        .filter((part) => {
          const at = part.getBoundingClientRect();
          return vertical
            ? at.bottom > box.bottom + 1 || at.top < box.top - 1
            : at.right > box.right + 1 || at.left < box.left - 1;
        })
        .map((part) => part.getAttribute('class') ?? part.localName);
    };

    for (const size of creditBadgeSizes) {
      it(`fits a page of 1280 pixels at 400 %, in either direction and in care mode (${size})`, async () => {
        for (const direction of ['ltr', 'rtl'] as const) {
          document.documentElement.dir = direction;
          for (const care of [false, true]) {
            const element = await room(size, '320px');
            element.care = care;
            await settled();
            assert.deepEqual(sticksOut(element), [], `${direction} care ${care}`);
          }
        }
      });

      it(`fits a narrow column (${size})`, async () => {
        assert.deepEqual(sticksOut(await room(size, '170px')), []);
      });

      it(`fits the narrowest column, of 120 pixels (${size})`, async () => {
        assert.deepEqual(sticksOut(await room(size, '120px')), []);
      });

      it(`runs with the page where it runs vertically (${size})`, async () => {
        for (const mode of ['vertical-lr', 'vertical-rl']) {
          const element = await room(size, '400px', mode);
          assert.equal(getComputedStyle(find(element, '.grade')).writingMode, mode);
          assert.deepEqual(sticksOut(element), [], mode);
        }
      });
    }

    it('breaks no line between the sign and the first word, in a column of 80 pixels', async () => {
      const element = await room('inline', '80px');
      const text = find(element, '.grade').firstChild!;
      const lineOf = (index: number): number => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect().top;
      };
      const words = text.nodeValue!;
      assert.match(words, /^○\u00a0B 基本守信/);
      assert.isAtMost(Math.abs(lineOf(0) - lineOf(2)), 4);
      // The rest may.
      assert.isAbove(element.getBoundingClientRect().height, 40);
      assert.deepEqual(sticksOut(element), []);
    });

    it('begins at the right where the page does', async () => {
      document.documentElement.dir = 'rtl';
      const element = await place(badge(full));
      const [plate, body] = ['.plate', '.body'].map((part) => find(element, part).getBoundingClientRect());
      assert.isAbove(plate!.left, body!.left);
    });

    it('asks for its usual width where there is room, so that badges in a list look alike', async () => {
      const short = await place(badge(summaries({ issuer: undefined, schemeId: undefined })));
      assert.isAtLeast(short.getBoundingClientRect().width, 200);
    });
  });

  describe('media', () => {
    afterEach(async () => {
      await emulateMedia({ media: 'screen' });
      await executeServerCommand('forced-colours', false);
    });

    it('prints no white on a colour, no buttons, and the address of the issuer’s page', async () => {
      await emulateMedia({ media: 'print' });
      for (const size of ['standard', 'card', 'seal'] as const) {
        const plate = find(await place(badge(summaries({ gradeCode: 'A' }), { size, theme: 'dark' })), '.plate');
        assert.equal(getComputedStyle(plate).backgroundColor, 'rgba(0, 0, 0, 0)', size);
        assert.equal(getComputedStyle(plate).color, 'rgb(11, 74, 140)', size);
      }
      const card = await place(badge(summaries(), { size: 'card' }));
      assert.include(getComputedStyle(find(card, '.foot a'), '::after').content, 'credit.lanxi.example/ratings/1');
      const client = { creditSummaries: { get: () => Promise.reject(new Error('refused')) } };
      const failed = await place(badge(undefined, { subject: 'fac-1', client: client as never }));
      assert.equal(getComputedStyle(find(failed, 'button')).display, 'none');
    });

    it('keeps every edge and sign in forced colours, in system colours alone', async () => {
      await executeServerCommand('forced-colours', true);
      assert.isTrue(matchMedia('(forced-colors: active)').matches);
      for (const size of creditBadgeSizes) {
        const element = await place(badge(summaries({ gradeCode: 'D', listFlags: [{ kind: 'black' }] }), { size }));
        const box = getComputedStyle(find(element, '.badge'));
        assert.notEqual(box.borderTopStyle, 'none', size);
        assert.equal(
          getComputedStyle(find(element, '.grade')).color,
          getComputedStyle(find(element, '.badge')).color,
          size,
        );
        assert.isNotNull(element.shadowRoot!.querySelector('.list .tone-mark'), size);
      }
    });
  });

  describe('malformed data', () => {
    it('shows a state and warns, whatever is wrong all over', async function () {
      this.timeout(60_000);
      const listed = summaries({
        listFlags: [{ kind: 'red', listEntryId: 'lst-1', enteredOn: '2025-07-08' }],
        demerit: { ...summary.demerit!, furtherConsequences: ['verification-suspended'] },
      });
      assert.deepEqual(await harmOf((data) => badge(data, { size: 'card' }), faultyPayloads(listed)), []);
    });

    it('reads no more of 50,000 items than anybody sees, and soon', async function () {
      this.timeout(20_000);
      const body = hugePayload(summaries());
      const element = badge(body, { size: 'card' });
      const began = performance.now();
      const warnings = await warningsOf(() => place(element));
      assert.isBelow(performance.now() - began, 1000);
      assert.match(warnings.join(), /data holds 50000 items, of which the first 1000 are read/);
      assert.include(shownText(element), '基本守信');
    });

    it('takes what is no number for faulty, once', async () => {
      const warnings = await warningsOf(async () => {
        assert.include(shownText(await place(badge(NaN))), '数据格式有误');
      });
      assert.lengthOf(warnings, 1);
    });

    it('shows rubbish in the JSON child as faulty, and quotes none of it', async () => {
      for (const text of ['{', '[1', '{"phone": 13800138000', '"text"', 'null']) {
        const element = badge(undefined);
        const script = document.createElement('script');
        script.type = 'application/json';
        script.textContent = text;
        element.append(script);
        const warnings = await warningsOf(() => place(element));
        if (text !== 'null') assert.include(shownText(element), '数据格式有误', text);
        assert.notEqual(shownText(element), '', text);
        assert.notInclude(warnings.join(), '13800138000');
      }
    });

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
