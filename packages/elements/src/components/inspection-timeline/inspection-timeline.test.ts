import type { Timeline } from '@yijian/standard';
import { assert } from 'chai';
import { accessibilityFaults } from '../../../test/axe.js';
import { credential } from '../../../test/credential.js';
import { harmOf } from '../../../test/harmless.js';
import { faultyPayloads, hugePayload, malformed } from '../../../test/malformed.js';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../../test/page.js';
import {
  all,
  frames,
  placeMany,
  press,
  readingTimeline,
  text,
  timelineElement,
  until,
} from '../../../test/timeline-page.js';
import { chain, events, timeline, timelineServer } from '../../../test/timeline.js';
import type { YjInspectionTimeline } from './inspection-timeline.js';

const element = timelineElement;
const reading = (client: object): YjInspectionTimeline => readingTimeline(client);
const titles = (host: Element): string[] => all(host, '.title').map((title) => title.textContent.trim());
const eventOf = (host: Element, kind: string): HTMLElement => find(host, `.event[data-kind="${kind}"]`);

const focusedPlace = (host: Element): number =>
  Number(host.shadowRoot!.activeElement!.closest('.event')!.getAttribute('aria-posinset'));

async function key(host: Element, name: string): Promise<void> {
  host.shadowRoot!.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );
  await frames();
}

describe('yj-inspection-timeline', () => {
  afterEach(clearPage);

  describe('defaults', () => {
    it('shows every event by year and month, newest first, each with date, kind and title', async () => {
      const host = await place(element(timeline()));
      assert.deepEqual(
        all(host, '.year-heading').map((heading) => text(heading)),
        ['2026年 1 条', '2025年 5 条', '2018年 1 条'],
      );
      assert.deepEqual(
        all(host, '.month-heading').map((heading) => [text(heading), heading.getAttribute('aria-label')]),
        [
          ['1月', '2026年1月'],
          ['8月', '2025年8月'],
          ['7月', '2025年7月'],
          ['6月', '2025年6月'],
          ['5月', '2018年5月'],
        ],
      );
      assert.deepEqual(
        titles(host),
        chain.map(({ title }) => title),
      );
      assert.include(text(eventOf(host, 'penalty')), '2025-07-28 行政处罚');
      assert.include(shownText(host), '云渡县示例口腔诊所');
      assert.include(shownText(host), '共 7 条');
    });

    it('puts events in order that come out of order', async () => {
      const host = await place(element(timeline([...chain].reverse())));
      assert.equal(all(host, '.year-heading').length, 3);
      assert.equal(titles(host)[0], chain[0]?.title);
    });

    it('shows fines, points, grades and deadlines beside the event', async () => {
      const host = await place(element(timeline()));
      assert.include(text(eventOf(host, 'penalty')), '罚款 12,000 元');
      assert.include(text(eventOf(host, 'score')), '记分 3 分');
      assert.include(text(eventOf(host, 'credit')), '等级 A → B 基本守信');
      assert.include(text(eventOf(host, 'rectification')), '整改期限 2025-07-18');
    });

    it('speaks English where the page does', async () => {
      document.documentElement.lang = 'en';
      const host = await place(element(timeline()));
      for (const words of ['7 events', 'Demerit points', 'Fine CNY 12,000', 'Caused by: ', 'Penalty']) {
        assert.include(shownText(host), words);
      }
    });

    it('gives headings the level that the page asks for', async () => {
      const host = await place(element(timeline(), { headingLevel: 2 }));
      assert.equal(find(host, '.year-heading').getAttribute('aria-level'), '2');
      assert.equal(find(host, '.month-heading').getAttribute('aria-level'), '3');
    });
  });

  describe('deadlines', () => {
    const rectification = (changes: object): Timeline =>
      timeline([{ ...chain[3]!, rectification: { ...chain[3]!.rectification, ...changes } }]);

    it('says how many days an open rectification is late by the reader’s clock, softly', async () => {
      const host = await place(element(rectification({}), { today: '2025-07-28' }));
      const fact = find(host, '.fact[data-tone]');
      assert.include(text(fact), '已超期 10 天');
      assert.equal(fact.dataset['tone'], 'caution');
    });

    it('says that it is overdue, seriously, when the server does', async () => {
      const host = await place(element(rectification({ status: 'overdue' }), { today: '2025-07-28' }));
      assert.equal(find(host, '.fact[data-tone]').dataset['tone'], 'serious');
    });

    it('does not say late on the last day', async () => {
      const host = await place(element(rectification({}), { today: '2025-07-18' }));
      assert.notInclude(shownText(host), '超期');
    });

    it('says when it was completed late', async () => {
      const host = await place(element(rectification({ status: 'verified', completedOn: '2025-07-20' })));
      assert.include(shownText(host), '逾期完成');
    });

    it('warns of a today that is no date', async () => {
      const warnings = await warningsOf(() => place(element(timeline(), { today: 'tomorrow' })));
      assert.match(warnings.join(), /today "tomorrow"/);
    });
  });

  describe('details', () => {
    it('open and close by a button that says so', async () => {
      const host = await place(element(timeline()));
      const event = eventOf(host, 'penalty');
      const button = event.querySelector<HTMLElement>('button.title')!;
      const details = event.querySelector<HTMLElement>('.details')!;
      assert.equal(button.getAttribute('aria-expanded'), 'false');
      assert.isTrue(details.hidden);
      assert.equal(button.getAttribute('aria-controls'), details.id);
      button.click();
      await settled();
      assert.equal(button.getAttribute('aria-expanded'), 'true');
      assert.isFalse(details.hidden);
      for (const words of ['决定书文号 云卫医罚〔2025〕3号', '公示截止 2026-07-28', '处罚类别 警告、罚款']) {
        assert.include(text(details), words);
      }
      button.click();
      await settled();
      assert.isTrue(details.hidden);
    });
  });

  describe('chains', () => {
    it('name what led to an event and what it led to', async () => {
      const host = await place(element(timeline()));
      assert.deepEqual(
        all(host, '.event[data-kind="penalty"] .link').map((link) => text(link)),
        ['发现问题 2025-06-18', '不良执业记分 2025-08-05', '信用评价 2026-01-15'],
      );
    });

    it('lead to the other event and put the focus there', async () => {
      const host = await place(element(timeline()));
      await press(host, '发现问题 2025-06-18', '.event[data-kind="penalty"] .link');
      assert.isTrue(host.shadowRoot!.activeElement === eventOf(host, 'finding'));
    });

    it('lead also to an event that the filter hides', async () => {
      const host = await place(element(timeline()));
      await press(host, '行政处罚', '.chip');
      assert.equal(titles(host).length, 1);
      await press(host, '发现问题 2025-06-18', '.link');
      assert.equal(titles(host).length, 7);
      assert.isTrue(host.shadowRoot!.activeElement === eventOf(host, 'finding'));
    });

    it('say when a cause is not at hand, and survive events that cause themselves', async () => {
      const host = await place(
        element(
          timeline([
            { ...chain[2]!, causeIds: ['finding:gone', 'penalty:p1', 'score:s1'] },
            { ...chain[1]!, causeIds: ['penalty:p1'] },
          ]),
        ),
      );
      assert.include(text(eventOf(host, 'penalty')), '1 条尚未载入');
    });
  });

  describe('filter', () => {
    it('names each kind with its count, and sifts', async () => {
      const host = await place(element(timeline()));
      assert.equal(text(find(host, '.chip')), '全部 7');
      await press(host, '行政处罚', '.chip');
      await press(host, '信用评价', '.chip');
      assert.equal(titles(host).length, 2);
      assert.deepEqual(
        all(host, '.chip[aria-pressed="true"]').map((chip) => text(chip)),
        ['信用评价 1', '行政处罚 1'],
      );
      assert.include(text(find(host, '[role="status"]')), '共 2 条');
      await press(host, '全部', '.chip');
      assert.equal(titles(host).length, 7);
    });

    it('asks the server for a kind while events are still there, and keeps the counts over everything', async () => {
      const server = timelineServer(events(300), 100);
      const host = await place(reading(server.client));
      await press(host, '发现问题', '.chip');
      assert.deepEqual(server.asked[1]?.kind, ['finding']);
      assert.equal(titles(host).length, 75);
      assert.equal(text(find(host, '.chip')), '全部 300');
      assert.include(text(find(host, '.event')), '监督检查', 'causes seen before keep their names');
    });

    it('does not ask when every event is at hand', async () => {
      const server = timelineServer(events(40), 100);
      const host = await place(reading(server.client));
      await press(host, '发现问题', '.chip');
      assert.equal(server.asked.length, 1);
      assert.equal(titles(host).length, 10);
    });

    it('leads from a sifted event to a cause on a later page', async () => {
      const server = timelineServer(events(300), 100);
      const host = await place(reading(server.client));
      await press(host, '加载更多');
      await press(host, '发现问题', '.chip');
      await press(host, '监督检查', '.event:last-child .link');
      for (let round = 0; round < 5; round += 1) await settled();
      assert.isTrue(host.shadowRoot!.activeElement?.classList.contains('event'));
    });
  });

  describe('more', () => {
    it('loads the next page by a real button, says so, and puts the focus on the first new event', async () => {
      const server = timelineServer(events(250), 100);
      const host = await place(reading(server.client));
      assert.equal(titles(host).length, 100);
      assert.include(shownText(host), '已显示 100 条，共 250 条');
      await press(host, '加载更多');
      assert.equal(titles(host).length, 200);
      assert.isTrue(host.shadowRoot!.activeElement === all(host, '.event')[100]);
      assert.include(text(find(host, '[role="status"]')), '已载入 100 条');
      await press(host, '加载更多');
      assert.equal(titles(host).length, 250);
      assert.notInclude(shownText(host), '加载更多');
      assert.equal(server.asked.length, 3);
    });

    it('keeps what it has when the next page cannot be read, and tries again', async () => {
      const server = timelineServer(events(150), 100);
      const host = await place(reading(server.client));
      server.fail(Object.assign(new Error('refused'), { status: 503 }));
      await press(host, '加载更多');
      assert.equal(titles(host).length, 100);
      assert.include(shownText(host), '暂时不可用');
      server.fail();
      await press(host, '重新读取');
      assert.equal(titles(host).length, 150);
    });

    it('says what is missing when there is nobody to ask', async () => {
      const body = { ...timeline(events(100)), page: { limit: 100, nextCursor: 'x' } };
      const host = await place(element({ ...body, overview: { ...body.overview, total: 250 } }));
      assert.include(shownText(host), '已显示 100 条，共 250 条');
      assert.notInclude(shownText(host), '加载更多');
    });

    it('does not ask for ever when a server gives the same cursor again', async () => {
      const page = { ...timeline(events(10)), page: { limit: 10, nextCursor: 'same' } };
      const host = await place(reading({ facilities: { timeline: () => Promise.resolve(page) } }));
      await press(host, '加载更多');
      assert.notInclude(shownText(host), '加载更多');
    });
  });

  describe('density', () => {
    it('draws every year from the first to the last, and leads to those at hand', async () => {
      const host = await place(element(timeline()));
      assert.equal(all(host, '.strip li').length, 9);
      // Each bar begins somewhere within the 24 units of its cell.
      const begins = all(host, '.strip path').flatMap((drawing) =>
        Array.from(drawing.getAttribute('d')!.matchAll(/M([\d.]+)/g), ([, x]) => Math.floor(Number(x) / 24)),
      );
      const bars = all(host, '.strip li').map((_, cell) => begins.filter((begin) => begin === cell).length);
      assert.deepEqual(bars, [1, 0, 0, 0, 0, 0, 0, 3, 1]);
      const buttons = all(host, '.strip button');
      assert.deepEqual(
        buttons.map((button) => button.getAttribute('aria-label')),
        ['转到2018年，1 条', '转到2025年，5 条', '转到2026年，1 条'],
      );
      buttons[0]!.click();
      await settled();
      assert.equal(host.shadowRoot!.activeElement?.id, 'year-2018');
    });
  });

  describe('states', () => {
    it('shows a place while it reads, and what stands in the tag where something does', async () => {
      const host = await place(reading({ facilities: { timeline: () => new Promise(() => undefined) } }));
      assert.include(shownText(host), '正在读取');
      host.append('查看监管记录');
      assert.isTrue(find(host, 'slot').isConnected);
    });

    it('says that there are no records', async () => {
      const host = await place(element(timeline([])));
      assert.include(shownText(host), '暂无监管记录');
    });

    it('says what went wrong and reads again at the press of the button', async () => {
      const server = timelineServer(events(3), 100);
      server.fail(Object.assign(new Error('refused'), { status: 503 }));
      const host = await place(reading(server.client));
      assert.include(shownText(host), '数据服务暂时不可用');
      server.fail();
      await press(host, '重新读取');
      assert.equal(titles(host).length, 3);
    });

    it('keeps the events as stale when they cannot be read again', async () => {
      const server = timelineServer(events(3), 100);
      const host = await place(reading(server.client));
      server.fail(new Error('refused'));
      await host.refresh();
      await settled();
      assert.include(shownText(host), '上次读取的数据');
      assert.equal(titles(host).length, 3);
    });

    it('forgets the last institution when it is to show another', async () => {
      const server = timelineServer(events(300), 100);
      const host = await place(reading(server.client));
      await press(host, '发现问题', '.chip');
      host.facility = 'fac-2';
      await settled();
      assert.equal(server.asked[server.asked.length - 1]?.id, 'fac-2');
      assert.isUndefined(server.asked[server.asked.length - 1]?.kind);
      assert.equal(find(host, '.chip').getAttribute('aria-pressed'), 'true');
    });
  });

  describe('print', () => {
    it('becomes a ledger with everything in it, and turns back', async () => {
      const host = await place(element(timeline()));
      window.dispatchEvent(new Event('beforeprint'));
      assert.equal(all(host, '.ledger tbody tr').length, 7);
      for (const words of ['决定书文号：云卫医罚〔2025〕3号', '行政处罚 2025-07-28', '本页打印 7 条，共 7 条']) {
        assert.include(shownText(host), words);
      }
      window.dispatchEvent(new Event('afterprint'));
      assert.equal(all(host, '.ledger').length, 0);
      assert.equal(titles(host).length, 7);
    });
  });

  describe('accessibility', () => {
    it('gives axe nothing to complain about in any theme or state', async () => {
      document.documentElement.lang = 'zh-CN';
      for (const theme of ['light', 'dark', 'contrast'] as const) {
        const host = await place(element(timeline(), { theme, care: theme === 'dark' }));
        all(host, 'button.title').forEach((button) => button.click());
        await settled();
        assert.deepEqual(await accessibilityFaults(document.body), [], theme);
        clearPage();
      }
      const server = timelineServer(events(150), 100);
      await place(reading(server.client));
      assert.deepEqual(await accessibilityFaults(document.body), []);
      clearPage();
      server.fail(new Error('refused'));
      await place(reading(server.client));
      await place(element(timeline([])));
      assert.deepEqual(await accessibilityFaults(document.body), []);
    });

    it('has targets of 60 pixels in care mode', async () => {
      const server = timelineServer(events(150), 100);
      const host = await place(Object.assign(reading(server.client), { care: true }));
      for (const button of all(host, 'button')) {
        assert.isAtLeast(Math.round(button.getBoundingClientRect().height), 60, text(button));
      }
    });
  });

  describe('much data', () => {
    it('draws 400 events in one go', async () => {
      const host = await place(element(timeline(events(400))));
      assert.equal(titles(host).length, 400);
    });

    it('draws those of 50,000 events that are in sight, and says where each stands among all', async () => {
      const host = await placeMany(50_000);
      const rows = all(host, '.event');
      assert.isAbove(rows.length, 3);
      assert.isBelow(rows.length, 60);
      assert.equal(rows[0]!.getAttribute('aria-setsize'), '50000');
      assert.equal(rows[0]!.getAttribute('aria-posinset'), '1');
      assert.include(shownText(host), '共 50,000 条');
    });

    it('has the facts of every event in the document where all are, for the browser to find', async () => {
      const many = events(400).map((event, place) => ({
        ...event,
        kind: 'penalty',
        penalty: { penaltyId: `p${place}`, kinds: ['fine'], fineYuan: String(1_000 + place) },
      }));
      const host = timelineElement(timeline(many));
      await place(host);
      const rows = all(host, '.event');
      assert.equal(rows.length, 400);
      await until('facts', () => text(rows[399]!).includes('1,399'));
      rows.forEach((row, at) => assert.include(text(row), (1_000 + at).toLocaleString('en')));
      // What comes near is made whole, and says each fact once.
      rows[399]!.querySelector('button')!.focus();
      assert.equal(text(rows[399]!).split('1,399').length, 2);
      assert.isNotNull(rows[399]!.querySelector('.tone-mark'));
      assert.isNull(rows[200]!.querySelector('.tone-mark'));
    });

    it('has day, kind and a button for each event in the document from the first frame on, near or far', async () => {
      const many = events(400);
      const host = await place(element(timeline(many)));
      const rows = all(host, '.event');
      for (const at of [0, 60, 200, 399]) {
        assert.match(
          text(rows[at]!),
          new RegExp(`^${many[at]!.occurredOn} (监督检查|发现问题|整改|行政处罚|信用评价)`),
        );
        assert.equal(text(rows[at]!.querySelector('button')!), many[at]!.title);
        assert.equal(rows[at]!.querySelector('button')!.getAttribute('aria-expanded'), 'false');
      }
      // Far rows open like all others.
      rows[399]!.querySelector('button')!.click();
      await settled();
      assert.equal(rows[399]!.querySelector('button')!.getAttribute('aria-expanded'), 'true');
      assert.isFalse(rows[399]!.querySelector<HTMLElement>('.details')!.hidden);
    });

    it('keeps the title of a far row where it is when the row comes near and is made whole', async () => {
      const kinds = ['inspection', 'rectification', 'penalty', 'score', 'commitment'];
      const many = events(400).map((event, at) => ({ ...event, kind: kinds[at % kinds.length]! }));
      for (const [lang, dir, width] of [
        ['zh-CN', 'ltr', 1000],
        ['en', 'ltr', 1000],
        ['zh-CN', 'rtl', 700],
        ['zh-CN', 'ltr', 360],
      ] as const) {
        const host = element(timeline(many));
        Object.assign(host, { lang, dir });
        host.style.width = `${width}px`;
        await place(host);
        const rows = all(host, '.event').slice(360, 380);
        for (const row of rows) {
          const title = row.querySelector<HTMLElement>('.title')!;
          const edge = (): number => {
            const [its, rows] = [title.getBoundingClientRect(), row.getBoundingClientRect()];
            return dir === 'rtl' ? rows.right - its.right : its.left - rows.left;
          };
          assert.isNull(row.querySelector('.tone-mark'));
          const before = edge();
          title.focus();
          assert.isNotNull(row.querySelector('.tone-mark'));
          // Chromium counts what moves by three pixels as a shift of the layout.
          assert.closeTo(edge(), before, 2.9, `${text(row)} in ${lang}, ${dir}, ${width} px wide`);
        }
        clearPage();
      }
    });

    it('names its search by its subject, so that several can be told apart', async () => {
      const names: (string | null)[] = [];
      for (const name of ['示例诊所（虚构）', '示例医院（虚构）']) {
        const host = timelineElement({ ...timeline(), subject: { kind: 'facility', id: name, name } });
        await place(host);
        names.push(find(host, '[role="search"]').getAttribute('aria-label'));
      }
      assert.deepEqual(names, ['在“示例诊所（虚构）”的记录中查找', '在“示例医院（虚构）”的记录中查找']);
    });

    it('keeps every place in sight filled wherever the reader scrolls to', async () => {
      const host = await placeMany(10_000);
      const scroller = find(host, '.scroller');
      const box = scroller.getBoundingClientRect();
      const end = scroller.scrollHeight;
      for (const top of [0, 900, end / 3, end / 3 - 700, end / 2 + 13, end, end - 400, 0]) {
        scroller.scrollTop = top;
        await frames();
        for (const part of [0.2, 0.5, 0.8]) {
          const hit = host.shadowRoot!.elementFromPoint(box.left + 200, box.top + box.height * part);
          assert.isNotNull(hit?.closest('.event'), `${top} ${part}`);
        }
        const places = all(host, '.event')
          .map((row) => Number(row.getAttribute('aria-posinset')))
          .sort((a, b) => a - b);
        assert.equal(new Set(places).size, places.length);
      }
      assert.isBelow(all(host, '.event').length, 60);
    });

    it('has rows beyond what is in sight at every step of a scrolling reader, in both directions', async () => {
      const host = await placeMany(10_000);
      const scroller = find(host, '.scroller');
      const tall = all(host, '.event')[2]!.getBoundingClientRect().height;
      const drawn = (): number[] =>
        all(host, '.event')
          .filter((row) => row.querySelector('.title')?.getAttribute('tabindex') === '-1')
          .map((row) => row.getBoundingClientRect())
          .flatMap(({ top, bottom }) => [top, bottom]);
      const { top, bottom } = scroller.getBoundingClientRect();
      for (let step = 1; step <= 40; step += 1) {
        scroller.scrollTop += step <= 20 ? 160 : -160;
        await frames();
        const edges = drawn();
        assert.isAbove(Math.max(...edges), bottom + 5 * tall, `below at ${step}`);
        if (scroller.scrollTop > 10 * tall) assert.isBelow(Math.min(...edges), top - 4 * tall, `above at ${step}`);
      }
      assert.isBelow(all(host, '.event').length, 60);
    });

    it('reaches the last event, and goes from event to event by the arrow keys', async () => {
      const host = await placeMany(3000);
      const first = find(host, '.title[tabindex="0"]');
      first.focus();
      await key(host, 'ArrowDown');
      assert.equal(focusedPlace(host), 2);
      await key(host, 'End');
      assert.equal(focusedPlace(host), 3000);
      await key(host, 'PageUp');
      assert.isBelow(focusedPlace(host), 3000);
      assert.isAbove(focusedPlace(host), 2900);
      await key(host, 'Home');
      assert.equal(focusedPlace(host), 1);
      assert.equal(all(host, '.title[tabindex="0"]').length, 1);
    });

    it('keeps the row that holds the focus while the reader scrolls away', async () => {
      const host = await placeMany(3000);
      const first = find(host, '.title[tabindex="0"]');
      first.focus();
      find(host, '.scroller').scrollTop = 50_000;
      await frames();
      assert.isTrue(host.shadowRoot!.activeElement === first);
      assert.equal(focusedPlace(host), 1);
    });

    it('opens rows of any height and moves those below, without an overlap', async () => {
      const host = await placeMany(3000);
      all(host, '.event[aria-posinset="2"] .title')[0]!.click();
      await frames();
      const at = (place: number): DOMRect => find(host, `.event[aria-posinset="${place}"]`).getBoundingClientRect();
      assert.isAbove(at(2).height, at(3).height + 40);
      for (const place of [1, 2, 3, 4]) assert.closeTo(at(place).bottom, at(place + 1).top, 1, String(place));
      all(host, '.event[aria-posinset="2"] .title')[0]!.click();
      await frames();
      assert.closeTo(at(2).bottom, at(3).top, 1);
      assert.equal(find(host, '.event[aria-posinset="2"] .details').textContent, '');
    });

    it('names the month at the top, and every month above its first event', async () => {
      const host = await placeMany(3000);
      assert.include(text(find(host, '.pinned')), '2026年1月');
      assert.include(text(find(host, '.window-heading')), '2026年1月');
      assert.equal(find(host, '.window-heading').getAttribute('role'), 'heading');
      const scroller = find(host, '.scroller');
      scroller.scrollTop = scroller.scrollHeight;
      await frames();
      const last = events(3000)[2999]!.occurredOn;
      assert.notInclude(text(find(host, '.pinned')), '2026年');
      assert.isBelow(Number(text(find(host, '.pinned')).slice(0, 4)), 2003);
      assert.include(text(find(host, '.event[aria-posinset="3000"]')), last);
    });

    it('jumps by the strip to a decade that is far away', async () => {
      const host = await placeMany(10_000);
      const buttons = all(host, '.strip button');
      buttons[0]!.click();
      await frames();
      assert.match(text(find(host, '.pinned')), /^19\d\d年/);
    });

    it('leads to causes far away, and prints all of them', async () => {
      const host = await placeMany(1500, { event: 'event:1400' });
      await until('the focus', () => host.shadowRoot!.activeElement);
      await frames();
      assert.equal(host.shadowRoot!.activeElement!.getAttribute('aria-posinset'), '1401');
      await press(host, '监督检查', '.event:focus .details .link');
      await frames();
      assert.equal(host.shadowRoot!.activeElement!.getAttribute('aria-posinset'), '1402');
      window.dispatchEvent(new Event('beforeprint'));
      assert.equal(all(host, '.ledger tbody tr').length, 1500);
      window.dispatchEvent(new Event('afterprint'));
      await frames();
      assert.isAbove(all(host, '.event').length, 3);
    });

    it('holds in care mode, narrow, and from right to left', async () => {
      for (const setting of [{ care: true }, { theme: 'dark' as const }]) {
        const host = await placeMany(2000, setting, 380);
        const at = (place: number): DOMRect => find(host, `.event[aria-posinset="${place}"]`).getBoundingClientRect();
        assert.closeTo(at(2).bottom, at(3).top, 1);
        for (const row of all(host, '.event').slice(0, 3)) {
          const title = row.querySelector('.title')!.getBoundingClientRect();
          assert.isAtMost(title.bottom, row.getBoundingClientRect().bottom + 1);
        }
        assert.deepEqual(await accessibilityFaults(document.body), []);
        clearPage();
      }
    });
  });

  describe('malformed data', () => {
    it('never throws, never stays blank and runs nothing', async function () {
      this.timeout(120_000);
      const errors: unknown[] = [];
      const caught = (event: ErrorEvent | PromiseRejectionEvent): number =>
        errors.push('reason' in event ? event.reason : event.message);
      addEventListener('error', caught);
      addEventListener('unhandledrejection', caught);
      const host = await place(element(undefined));
      await warningsOf(async () => {
        for (const data of malformed(timeline(chain.slice(0, 5)))) {
          host.data = data;
          await host.updateComplete;
          if (shownText(host) === '') throw new Error(`blank for ${JSON.stringify(data).slice(0, 200)}`);
        }
      });
      removeEventListener('error', caught);
      removeEventListener('unhandledrejection', caught);
      assert.deepEqual(errors, []);
      assert.isUndefined((window as { attacked?: number }).attacked);
    });

    it('tells an empty answer from a faulty one', async () => {
      assert.include(shownText(await place(element({ data: [] }))), '暂无监管记录');
      await warningsOf(async () => {
        for (const body of [{ data: 'none' }, { data: [null] }, { data: [{}] }, { note: '' }])
          assert.include(shownText(await place(element(body))), '数据格式有误', JSON.stringify(body));
      });
    });

    it('does no harm with bodies that are faulty all over, and says so to the developer', async function () {
      this.timeout(60_000);
      assert.deepEqual(await harmOf((data) => element(data), faultyPayloads(timeline())), []);
    });

    it('shows as many of 50,000 faulty and right events as are in sight, and soon', async function () {
      this.timeout(30_000);
      const host = element(hugePayload(timeline()));
      const began = performance.now();
      await place(host);
      assert.isBelow(performance.now() - began, 3000);
      await until('rows', () => all(host, '.window .event').length);
      assert.isBelow(all(host, '.event').length, 60);
    });

    it('masks personal numbers wherever they are, and tells the page of each', async () => {
      const number = '13800138000';
      for (const change of [
        { title: `联系人 ${number}` },
        { summary: `电话${number}` },
        { id: `event:${number}` },
        { unit: { id: 'u', name: `某局 ${number}` } },
        { finding: { findingId: 'f1', severity: 'general', matter: `致电 ${number}` } },
      ]) {
        const blocked: string[] = [];
        const listen = (event: Event): void => {
          blocked.push((event as CustomEvent<{ property: string }>).detail.property);
        };
        document.addEventListener('yj-pii-blocked', listen);
        const host = element(timeline([{ ...chain[4]!, ...change } as never]));
        const warnings = await warningsOf(() => place(host));
        all(host, '.title')[0]!.click();
        await settled();
        document.removeEventListener('yj-pii-blocked', listen);
        assert.lengthOf(blocked, 1, Object.keys(change).join());
        assert.match(blocked[0]!, /^\/data\/0\//);
        for (const told of [host.shadowRoot!.innerHTML, warnings.join(), blocked.join()]) {
          assert.notInclude(told, number, Object.keys(change).join());
        }
        clearPage();
      }
    });
  });

  describe('a signed credential', () => {
    it('is shown, and said to be not verified', async () => {
      const host = await place(element(undefined, { credential: credential(timeline()) }));
      assert.equal(titles(host).length, 7);
      assert.include(shownText(host), '未验证');
    });

    it('is not called unverified when the data came otherwise', async () => {
      const host = await place(element(timeline(), { credential: credential(timeline([])) }));
      assert.equal(titles(host).length, 7);
      assert.notInclude(shownText(host), '未验证');
    });
  });
});
