import { assert } from 'chai';
import { clearPage, find, place, settled, shownText } from '../../../test/page.js';
import { all, press, readingTimeline, text, timelineElement, until } from '../../../test/timeline-page.js';
import { chain, events, timeline, timelineServer } from '../../../test/timeline.js';

/** Stands in for the clipboard, so that the test reads what is copied without asking the reader's permission. */
function withClipboard(clipboard: object | undefined): () => void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  return () => Reflect.deleteProperty(navigator, 'clipboard');
}

describe('links to one event', () => {
  afterEach(() => {
    clearPage();
    history.replaceState(null, '', location.href.split('#')[0]);
  });

  it('scroll to it, open it and give it the focus', async () => {
    const host = await place(timelineElement(timeline(), { event: 'finding:f1' }));
    const event = await until('the focus', () => host.shadowRoot!.activeElement);
    assert.equal((event as HTMLElement).dataset['kind'], 'finding');
    assert.equal(event.querySelector('.title')!.getAttribute('aria-expanded'), 'true');
  });

  it('read on until it is there', async () => {
    const server = timelineServer(events(450), 100);
    const host = await place(readingTimeline(server.client, { event: 'event:320' }));
    const event = await until('the focus', () => host.shadowRoot!.activeElement);
    assert.include(text(event), '第 320 号');
    assert.equal(server.asked.length, 4);
    assert.notInclude(shownText(host), '正在查找');
  });

  it('take away the filter that hides it, and say so', async () => {
    const host = await place(timelineElement(timeline()));
    await press(host, '行政处罚', '.chip');
    host.event = 'licence:fac-1.1';
    const event = await until('the focus on it', () => {
      const active = host.shadowRoot!.activeElement as HTMLElement | null;
      return active?.dataset['kind'] === 'licence' && active;
    });
    assert.isTrue(event.isConnected);
    assert.include(text(find(host, '[role="status"]')), '已取消筛选');
  });

  it('say when there is no such event', async () => {
    const server = timelineServer(events(150), 100);
    const host = await place(readingTimeline(server.client, { event: 'event:none' }));
    await until('the notice', () => shownText(host).includes('没有找到所指的记录'));
    assert.equal(server.asked.length, 2);
  });

  it('come from the address where the page wants that, and are followed when it changes', async () => {
    history.replaceState(null, '', `#yj-event-${encodeURIComponent('penalty:p1')}`);
    const host = await place(timelineElement(timeline(), { eventLinks: true }));
    const focused = (): string | undefined =>
      (host.shadowRoot!.activeElement as HTMLElement | null)?.dataset['kind'] ?? undefined;
    await until('the penalty', () => focused() === 'penalty');
    location.hash = `#yj-event-${encodeURIComponent('score:s1')}`;
    await until('the points', () => focused() === 'score');
    const other = await place(timelineElement(timeline()));
    assert.equal(all(other, '[aria-expanded="true"]').length, 0);
    location.hash = '#yj-event-%';
    await settled();
    assert.equal(focused(), 'score');
  });

  it('are copied, with https and without', async () => {
    const copied: string[] = [];
    const restore = withClipboard({ writeText: (value: string) => Promise.resolve(copied.push(value)) });
    const host = await place(timelineElement(timeline(), { eventLinks: true, event: 'penalty:p1' }));
    await until('the details', () => all(host, '.actions').length);
    await press(host, '复制链接', '.actions .link');
    await until('the address', () => copied.length);
    assert.equal(copied[0], `${location.href.split('#')[0]}#yj-event-penalty%3Ap1`);
    await until('word of it', () => find(host, '[role="status"]').textContent.includes('已复制'));
    restore();

    const without = withClipboard(undefined);
    let taken = '';
    /* eslint-disable @typescript-eslint/no-deprecated -- what a page without https has */
    const { execCommand } = document;
    document.execCommand = (command) => {
      const field = host.shadowRoot!.activeElement as HTMLTextAreaElement;
      if (command === 'copy') taken = field.value;
      return true;
    };
    const button = all(host, '.actions .link').find((link) => text(link) === '复制')!;
    button.focus();
    button.click();
    await until('the text', () => taken);
    document.execCommand = execCommand;
    /* eslint-enable @typescript-eslint/no-deprecated */
    without();
    for (const words of ['2025-07-28 行政处罚', '罚款：12,000 元', '机关：云渡县卫生健康局（虚构）']) {
      assert.include(taken, words);
    }
    assert.isTrue(host.shadowRoot!.activeElement === button, 'the focus stays');
    assert.equal(all(host, 'textarea').length, 0);
  });
});

describe('the whole story', () => {
  afterEach(clearPage);

  const second = [
    { ...chain[4]!, id: 'finding:f2', title: '另一问题', causeIds: ['inspection:i1'] },
    { ...chain[3]!, id: 'rectification:r2', title: '另一整改', causeIds: ['finding:f2'] },
  ];

  it('tells in order what led to an event and what came of it, with deadlines, but of no other finding', async () => {
    const host = await place(timelineElement(timeline([...chain, ...second]), { event: 'penalty:p1' }));
    await until('the details', () => all(host, '.actions').length);
    await press(host, '来龙去脉', '.actions .link');
    await until('the story', () => all(host, '.story li').length);
    assert.deepEqual(
      all(host, '.story .link').map((link) => text(link)),
      [
        '监督检查 2025-06-18',
        '发现问题 2025-06-18',
        '整改 2025-06-18',
        '行政处罚 2025-07-28',
        '不良执业记分 2025-08-05',
        '信用评价 2026-01-15',
      ],
    );
    assert.equal(
      all(host, '.story [aria-current="true"] .link')
        .map((link) => text(link))
        .join(),
      '行政处罚 2025-07-28',
    );
    assert.include(text(find(host, '.story')), '整改期限 2025-07-18，已超期 198 天');
    assert.notInclude(text(find(host, '.story')), '另一');
    await press(host, '整改 2025-06-18', '.story .link');
    assert.equal((host.shadowRoot!.activeElement as HTMLElement).dataset['kind'], 'rectification');
  });

  it('ends where events are causes of each other', async () => {
    const loop = [
      { ...chain[2]!, causeIds: ['score:s1'] },
      { ...chain[1]!, causeIds: ['penalty:p1'] },
    ];
    const host = await place(timelineElement(timeline(loop), { event: 'penalty:p1' }));
    await until('the details', () => all(host, '.actions').length);
    await press(host, '来龙去脉', '.actions .link');
    assert.equal(await until('the story', () => all(host, '.story li').length), 2);
  });

  it('looks on the server for a cause that is not here', async () => {
    const server = timelineServer(events(300), 97);
    const host = await place(readingTimeline(server.client, { event: 'event:96' }));
    await until('the details', () => all(host, '.actions').length);
    await press(host, '查找尚未载入的起因', '.actions .link');
    await until('the cause', () => text(host.shadowRoot!.activeElement!).includes('第 97 号'));
    assert.equal(server.asked.length, 2);
  });
});
