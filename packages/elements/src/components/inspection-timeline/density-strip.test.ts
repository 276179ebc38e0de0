import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import { clearPage, find, place, settled, shownText } from '../../../test/page.js';
import { all, frames, placeMany, press, readingTimeline, text, timelineElement } from '../../../test/timeline-page.js';
import { events, timeline, timelineServer } from '../../../test/timeline.js';

const handle = (host: Element, name: 'from' | 'to'): HTMLInputElement =>
  find(host, `.handle.${name}`) as HTMLInputElement;

/** Moves a handle as the browser does: while it is dragged, and when it is let go. */
async function move(host: Element, name: 'from' | 'to', value: number, last: 'input' | 'change' = 'change') {
  const input = handle(host, name);
  input.value = String(value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  if (last === 'change') input.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

describe('the period', () => {
  afterEach(clearPage);

  it('is chosen by two sliders that say which month they stand at', async () => {
    // 40 events, three days apart: from September 2025 to January 2026.
    const host = await place(timelineElement(timeline(events(40))));
    assert.equal(handle(host, 'from').getAttribute('aria-valuetext'), '2025年1月');
    assert.equal(handle(host, 'to').getAttribute('aria-valuetext'), '2026年12月');
    await move(host, 'from', 10);
    const wanted = events(40).filter(({ occurredOn }) => occurredOn >= '2025-11-01').length;
    assert.equal(all(host, '.event').length, wanted);
    assert.include(text(find(host, '.period')), `2025-11 至 2026-12 ${wanted} 条`);
    assert.include(text(find(host, '[role="status"]')), `共 ${wanted} 条`);
    assert.equal(text(find(host, '.chip')), `全部 ${wanted}`);
    await press(host, '全部时段');
    assert.equal(all(host, '.event').length, 40);
  });

  it('shows how many there are while a handle is being moved, and sifts only when it is let go', async () => {
    const host = await place(timelineElement(timeline(events(40))));
    await move(host, 'to', 11, 'input');
    const wanted = events(40).filter(({ occurredOn }) => occurredOn < '2025-12-01').length;
    assert.include(text(find(host, '.period')), `${wanted} 条`);
    assert.equal(all(host, '.event').length, 40);
  });

  it('never lets one handle pass the other', async () => {
    const host = await place(timelineElement(timeline(events(40))));
    await move(host, 'from', 20);
    await move(host, 'to', 3);
    assert.equal(handle(host, 'to').value, '21');
    assert.include(text(find(host, '.period')), '2026-09 至 2026-09');
    assert.include(shownText(host), '没有符合筛选条件的记录');
  });

  it('is chosen by dragging across the bars, to either side, and a press alone still leads to the year', async () => {
    const host = await place(timelineElement(timeline(events(40))));
    const box = find(host, '.strip').getBoundingClientRect();
    // Two years of twelve bars each.
    const at = (bar: number): [number, number] => [
      Math.round(box.left + (box.width * (bar + 0.5)) / 24),
      Math.round(box.top + 10),
    ];
    try {
      await sendMouse({ type: 'move', position: at(11) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: at(9) });
      await settled();
      assert.include(text(find(host, '.period')), '2025-10 至 2025-12');
      assert.equal(all(host, '.event').length, 40, 'sifted before it is let go');
      await sendMouse({ type: 'up' });
      await settled();
      const wanted = events(40).filter(({ occurredOn }) => /^2025-1[012]/.test(occurredOn)).length;
      assert.equal(all(host, '.event').length, wanted);
      assert.isNull(host.shadowRoot!.activeElement?.closest('.year-heading') ?? null);
      await press(host, '全部时段');
      await sendMouse({ type: 'click', position: at(11) });
      await settled();
      assert.equal(host.shadowRoot!.activeElement?.id, 'year-2025');
      assert.equal(all(host, '.event').length, 40);
    } finally {
      await resetMouse();
    }
  });

  it('is asked of the server while events are still there', async () => {
    const server = timelineServer(events(300), 100);
    const host = await place(readingTimeline(server.client));
    await move(host, 'to', 12);
    const last = server.asked[server.asked.length - 1]!;
    assert.equal(last.to, '2023-12-31');
    assert.equal(last.from, '2023-01-01');
    assert.isTrue(all(host, '.date').every((day) => day.textContent < '2024'));
    await press(host, '发现问题', '.chip');
    assert.deepEqual(server.asked[server.asked.length - 1]!.kind, ['finding']);
    assert.equal(server.asked[server.asked.length - 1]!.to, '2023-12-31');
  });

  it('takes years together where room is short, so that each part can be hit and read, and loses no event', async () => {
    // From December 2012 to January 2026.
    const some = events(1600).filter((_, index) => index % 10 === 0);
    for (const [width, most] of [
      [320, 6],
      [700, 12],
      [1000, 30],
    ] as const) {
      const box = document.body.appendChild(document.createElement('div'));
      box.style.width = `${width}px`;
      const host = await place(timelineElement(timeline(some)), box);
      const cells = all(host, '.strip li');
      assert.isAtMost(cells.length, most);
      for (const cell of cells) assert.isAtLeast(cell.getBoundingClientRect().width, 24, `at ${width} px`);
      for (const label of all(host, '.strip .year-label')) assert.isAtMost(label.scrollWidth, label.clientWidth);
      const inCells = cells.map((cell) => Number(/(\d+) 条/.exec(cell.innerHTML)?.[1]));
      assert.equal(
        inCells.reduce((sum, count) => sum + count, 0),
        some.length,
      );
      const first = Math.min(...some.map(({ occurredOn }) => Number(occurredOn.slice(0, 4))));
      assert.equal(text(cells[0]!.querySelector('.year-label')!), String(first));
      // The last twelve bars are the last year, however many stand for one part.
      await move(host, 'from', Number(handle(host, 'from').max) - 12);
      assert.include(text(find(host, '.period')), '2026-01 至 2026-12');
      clearPage();
    }
  });

  it('covers a life of eighty years by decades', async () => {
    const host = await placeMany(10_000);
    assert.isAtMost(all(host, '.strip li').length, 30);
    const first = text(find(host, '.strip li .year-label'));
    assert.equal(first, '1940');
    await move(host, 'to', 20);
    await frames();
    assert.include(text(find(host, '.period')), '1940-01 至 1959-12');
    const wanted = events(10_000).filter(({ occurredOn }) => occurredOn < '1960').length;
    assert.equal(find(host, '.event').getAttribute('aria-setsize'), String(wanted));
  });
});
