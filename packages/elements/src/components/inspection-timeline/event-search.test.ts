import { assert } from 'chai';
import { clearPage, find, place, settled } from '../../../test/page.js';
import { all, frames, placeMany, press, text, timelineElement, until } from '../../../test/timeline-page.js';
import { timeline } from '../../../test/timeline.js';

async function search(host: Element, query: string): Promise<void> {
  const input = find(host, '.search') as HTMLInputElement;
  input.focus();
  for (const value of ['', query]) {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await until(`an answer to ${value}`, () => all(host, '.found').length === (value === '' ? 0 : 1));
  }
  await settled();
}

describe('the search', () => {
  afterEach(clearPage);

  it('counts what it finds, marks it, and goes from one to the next and round', async () => {
    const host = await place(timelineElement(timeline()));
    await search(host, '信用评价');
    assert.include(text(find(host, '[role="status"]')), '找到 1 条');
    assert.deepEqual(
      all(host, '.title mark').map((mark) => mark.textContent),
      ['信用评价'],
    );
    await search(host, '行');
    const count = Number(/找到 (\d+) 条/.exec(find(host, '.found').textContent)![1]);
    assert.isAbove(count, 1);
    const seen = new Set<Element>();
    for (let round = 0; round < count; round += 1) {
      await press(host, '下一条');
      await frames();
      seen.add(find(host, '.event[data-current]'));
    }
    assert.equal(seen.size, count);
    assert.include(text(find(host, '.found')), `第 ${count} 条，共找到 ${count} 条`);
    await press(host, '下一条');
    assert.include(text(find(host, '.found')), '第 1 条');
    await press(host, '上一条');
    assert.include(text(find(host, '.found')), `第 ${count} 条`);
  });

  it('opens an event whose details alone hold the words, and keeps the focus in the field', async () => {
    const host = await place(timelineElement(timeline()));
    await search(host, '云卫医罚');
    const input = find(host, '.search');
    input.focus();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await frames();
    const event = find(host, '.event[data-current]');
    assert.equal(event.dataset['kind'], 'penalty');
    assert.equal(event.querySelector('.title')!.getAttribute('aria-expanded'), 'true');
    assert.equal(event.querySelector('mark')!.textContent, '云卫医罚');
    assert.isTrue(host.shadowRoot!.activeElement === input);
  });

  it('does not mind the width and case of letters and digits', async () => {
    const host = await place(timelineElement(timeline()));
    await search(host, 'ｐｄｙ９９０１２１');
    assert.include(text(find(host, '.found')), '找到 1 条');
  });

  it('says that nothing was found, and forgets when the field is emptied', async () => {
    const host = await place(timelineElement(timeline()));
    await search(host, '查无此事');
    assert.include(text(find(host, '.found')), '找到 0 条');
    const input = find(host, '.search') as HTMLInputElement;
    input.value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await until('no count', () => all(host, '.found').length === 0);
    assert.equal(all(host, 'mark').length, 0);
  });

  it('goes through thousands of events, drawn or not', async () => {
    const host = await placeMany(5000);
    await search(host, '第 4321 号');
    assert.include(text(find(host, '.found')), '找到 1 条');
    await press(host, '下一条');
    await frames();
    const event = find(host, '.event[data-current]');
    assert.equal(event.getAttribute('aria-posinset'), '4322');
    assert.equal(event.querySelector('mark')!.textContent, '第 4321 号');
  });
});
