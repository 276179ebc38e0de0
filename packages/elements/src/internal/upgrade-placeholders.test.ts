import { assert } from 'chai';
import { openPage } from '../../test/frame.js';
import { clearPage, settled, shownText, warningsOf } from '../../test/page.js';
import '../define.js';
import { upgradePlaceholders } from './upgrade-placeholders.js';

function insert(markup: string): HTMLElement {
  const host = document.createElement('section');
  host.innerHTML = markup;
  document.body.append(host);
  return host;
}

const badge =
  '<div id="b" class="c d" data-yj="credit-badge" data-grade="A" data-grade-label="守信" data-as-of="2026-01-15" data-size="inline"><a href="/x">A 级</a></div>';

describe('upgradePlaceholders', () => {
  let stop: (() => void) | undefined;

  afterEach(() => {
    stop?.();
    clearPage();
  });

  it('turns what is there into elements, with its attributes and what is in it', async () => {
    const host = insert(badge);
    stop = upgradePlaceholders();
    await settled();
    const element = host.firstElementChild!;
    assert.equal(element.localName, 'yj-credit-badge');
    assert.equal(element.id, 'b');
    assert.equal(element.className, 'c d');
    assert.equal(element.getAttribute('as-of'), '2026-01-15');
    assert.isFalse(element.hasAttribute('data-as-of'));
    assert.equal(element.innerHTML, '<a href="/x">A 级</a>');
    assert.include(shownText(element), 'A 守信');
  });

  it('turns what is inserted later, at any depth, and what is marked later', async () => {
    stop = upgradePlaceholders();
    const host = insert(`<div><p>${badge.replace(/div/g, 'span')}</p></div><div></div>`);
    await settled();
    assert.equal(host.querySelector('p')!.firstElementChild!.localName, 'yj-credit-badge');
    (host.lastElementChild as HTMLElement).dataset['yj'] = 'task-matrix';
    await settled();
    assert.equal(host.lastElementChild!.localName, 'yj-task-matrix');
  });

  it('turns a provider and the badge inside it', async () => {
    stop = upgradePlaceholders();
    const host = insert(`<div data-yj="provider" data-base-url="/v1" data-yj-care>text ${badge}</div>`);
    await settled();
    const provider = host.firstElementChild!;
    assert.equal(provider.localName, 'yj-provider');
    assert.equal(provider.getAttribute('base-url'), '/v1');
    assert.isTrue(provider.hasAttribute('data-yj-care'), 'settings for what is inside stay');
    assert.equal(provider.firstElementChild!.localName, 'yj-credit-badge');
    assert.include(provider.textContent, 'text');
  });

  it('leaves everything else alone, to the letter', async () => {
    const markup =
      '<div data-yjx="credit-badge" data-subject="1">a</div><p data-grade="A" onclick="1">b</p><yj-credit-badge data-yj="task-matrix" grade="A" size="standard"></yj-credit-badge>';
    const host = insert(markup);
    const [first] = host.children;
    stop = upgradePlaceholders();
    const warnings = await warningsOf(() => insert(markup));
    assert.equal(host.innerHTML, markup);
    assert.equal(host.firstElementChild, first);
    assert.deepEqual(warnings, []);
  });

  it('makes no handler of data, and keeps no handler', async () => {
    stop = upgradePlaceholders();
    const host = insert(
      '<div data-yj="credit-badge" data-grade="A" data-onclick="window.taken=1" onclick="window.taken=2" style="margin-top: 7px"></div>',
    );
    await settled();
    const element = host.firstElementChild as HTMLElement;
    assert.isFalse(element.hasAttribute('onclick'));
    element.click();
    assert.notProperty(window, 'taken');
    assert.equal(element.style.marginTop, '7px');
  });

  it('warns of a name that is none and leaves what is there to read', async () => {
    stop = upgradePlaceholders();
    let host!: HTMLElement;
    const warnings = await warningsOf(() => (host = insert('<div data-yj="credit-bagde">A 级</div>')));
    assert.match(warnings.join(), /data-yj="credit-bagde" names no element/);
    assert.equal(host.textContent, 'A 级');
  });

  it('ends when it is told to', async () => {
    upgradePlaceholders()();
    const host = insert(badge);
    await settled();
    assert.equal(host.firstElementChild!.localName, 'div');
  });

  it('waits for a page that is still being parsed, and keeps a strict policy', async () => {
    const page = (await openPage('placeholders.html')) as unknown as Window & { violations: string[] };
    await new Promise((resolve) => setTimeout(resolve, 100));
    const element = page.document.querySelector('yj-credit-badge')!;
    assert.include(shownText(element), '守信');
    assert.include(element.textContent, '最后一行', 'all of it went over');
    assert.isNull(page.document.querySelector('[data-yj]'));
    assert.deepEqual(page.violations, []);
  });
});
