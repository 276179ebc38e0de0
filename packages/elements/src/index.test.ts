import { assert } from 'chai';
import { summaries } from '../test/credit-summaries.js';
import { openPage } from '../test/frame.js';
import { clearPage, shownText, warningsOf } from '../test/page.js';
import { chain, timeline } from '../test/timeline.js';
import { twoTextPlan } from '../test/two-text-plan.js';
import type { YjCreditBadge, YjInspectionTimeline, YjTaskMatrix } from './index.js';

const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 50));

/** Waits until an element shows a text; the test's own time limit ends what never comes. */
async function shows(element: Element, text: string): Promise<void> {
  while (!shownText(element).includes(text)) await pause();
}

describe('@yijian/elements', () => {
  afterEach(clearPage);

  it('registers nothing, and leaves no global and no style, when only its classes are imported', async () => {
    const page = (await openPage('classes-only.html')) as unknown as Window & {
      result?: { tags: string[]; globals: string[]; sheets: number };
    };
    while (!page.result) await pause();
    const { tags, globals, sheets } = page.result;
    assert.sameMembers(tags, ['yj-provider', 'yj-credit-badge', 'yj-inspection-timeline', 'yj-task-matrix']);
    for (const tag of tags) assert.isUndefined(page.customElements.get(tag), tag);
    // Lit's own.
    assert.deepEqual(
      globals.filter((name) => !/^(lit|reactive)[A-Z]/.test(name)),
      [],
    );
    assert.equal(sheets, 0);
  });

  it('registers every element by its define module, however often that runs', async () => {
    const warnings = await warningsOf(async () => {
      const { defineAll } = await import('./define.js');
      defineAll();
      defineAll();
    });
    for (const tag of ['yj-provider', 'yj-credit-badge', 'yj-inspection-timeline', 'yj-task-matrix']) {
      assert.isDefined(customElements.get(tag), tag);
    }
    assert.deepEqual(
      warnings.filter((warning) => !warning.startsWith('Lit is in dev mode')),
      [],
    );
  });

  it('breaks no rule of a strict Content Security Policy with Trusted Types, in any state', async () => {
    const page = (await openPage('strict.html')) as unknown as Window & { violations: string[] };
    const { document } = page;
    const badge = document.getElementById('badge') as YjCreditBadge;
    const events = document.getElementById('timeline') as YjInspectionTimeline;
    const matrix = document.getElementById('matrix') as YjTaskMatrix;
    // The JSON child is read.
    await shows(badge, '2026-01-15');
    for (const theme of ['light', 'dark', 'contrast', 'auto'] as const) {
      for (const size of ['inline', 'standard', 'card'] as const) {
        Object.assign(badge, { theme, size, data: summaries() });
        Object.assign(events, { theme, care: theme === 'dark', data: timeline(chain) });
        Object.assign(matrix, { theme, care: theme === 'dark', data: twoTextPlan });
        await shows(badge, '基本守信');
        for (const element of [events, matrix])
          element.shadowRoot!.querySelectorAll<HTMLElement>('button').forEach((button) => button.click());
        await pause();
      }
    }
    for (const status of [401, 404, 410, 503, 0]) {
      const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error(), { status }));
      const client = { creditSummaries: { get: refuse }, facilities: { timeline: refuse }, plans: { matrix: refuse } };
      for (const element of [badge, events, matrix]) {
        Object.assign(element, { data: undefined, subject: 'x', facility: 'x', plan: 'x', client });
      }
      await pause();
    }
    assert.deepEqual(page.violations, []);
    document.body.setAttribute('style', 'color: red');
    await pause();
    assert.equal(page.violations.length, 1, 'the page reports what breaks the policy');
  });
});
