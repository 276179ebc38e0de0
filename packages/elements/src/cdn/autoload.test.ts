import { assert } from 'chai';
import { openPage } from '../../test/frame.js';
import { clearPage, shownText } from '../../test/page.js';

/** Waits until something is so; fails after some seconds. */
async function until(what: string, holds: () => unknown): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`It never came to: ${what}`);
}

describe('autoload', () => {
  afterEach(clearPage);

  it('loads the module of a tag that is there, of one that comes, and of a placeholder, and nothing else', async () => {
    const page = (await openPage('autoload.html')) as unknown as Window &
      typeof globalThis & { violations: string[]; warnings: unknown[][] };
    const { document, customElements } = page;
    page.warnings = [];
    page.console.warn = (...parts: unknown[]) => void page.warnings.push(parts);
    const badge = document.querySelector('yj-credit-badge')!;
    await until('a badge', () => shownText(badge).includes('守信'));
    for (const tag of ['yj-provider', 'yj-inspection-timeline', 'yj-task-matrix'])
      assert.isUndefined(customElements.get(tag), tag);

    const inner = document.createElement('p');
    inner.append(document.createElement('yj-task-matrix'));
    document.body.append(inner);
    await until('a matrix', () => customElements.get('yj-task-matrix'));
    assert.isUndefined(customElements.get('yj-inspection-timeline'));

    const placeholder = document.createElement('div');
    placeholder.dataset['yj'] = 'inspection-timeline';
    placeholder.textContent = '监管记录';
    document.body.append(placeholder);
    await until('a timeline in its place', () => document.querySelector('body > yj-inspection-timeline'));
    assert.equal(document.querySelector('yj-inspection-timeline')!.textContent, '监管记录');
    assert.isUndefined(customElements.get('yj-provider'));

    const wrong = document.createElement('div');
    wrong.dataset['yj'] = 'constructor';
    document.body.append(wrong);
    await until('a warning', () =>
      page.warnings.some(([text]) => /data-yj="constructor" names no element/.test(String(text))),
    );
    assert.deepEqual(page.violations, []);
  });
});
