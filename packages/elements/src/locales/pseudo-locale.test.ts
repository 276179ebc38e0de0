import { assert } from 'chai';
import { creditStatus } from '@yijian/standard/labels';
import { summaries } from '../../test/credit-summaries.js';
import { clearPage, place, settled, shownText } from '../../test/page.js';
import { foreignWords, pseudoLocale, pseudoMessages } from '../../test/pseudo-locale.js';
import { timeline } from '../../test/timeline.js';
import { twoTextPlan } from '../../test/two-text-plan.js';
import { creditBadgeSizes } from '../components/credit-badge/credit-badge.types.js';
import { addLocale, YjCreditBadge, YjInspectionTimeline, YjTaskMatrix, defineAll, type ReadClient } from '../index.js';

addLocale(pseudoLocale, pseudoMessages);
defineAll();

/** Each element with what makes it read, and a body for it. */
const elements = [
  { make: () => Object.assign(new YjCreditBadge(), { subject: 'fac-1' }), body: summaries() },
  {
    make: () => Object.assign(new YjInspectionTimeline(), { facility: 'fac-1', today: '2026-02-01' }),
    body: timeline(),
  },
  { make: () => Object.assign(new YjTaskMatrix(), { plan: 'plan-1' }), body: twoTextPlan },
];

const clientThat = (answer: () => Promise<unknown>): ReadClient => ({
  creditSummaries: { get: answer },
  facilities: { timeline: answer },
  plans: { matrix: answer },
});
const failing = (reason: object) => (): Promise<never> => Promise.reject(Object.assign(new Error('x'), reason));

/** Presses everything that unfolds, so that what is behind it speaks too. */
async function unfold(host: Element): Promise<void> {
  const { shadowRoot } = host;
  shadowRoot?.querySelectorAll('details').forEach((details) => (details.open = true));
  shadowRoot?.querySelectorAll<HTMLElement>('button[aria-expanded="false"]').forEach((button) => button.click());
  await settled();
}

describe('in a language of its own', () => {
  beforeEach(() => document.documentElement.setAttribute('lang', 'qps'));
  afterEach(clearPage);

  for (const { make, body } of elements) {
    const { localName } = make();

    it(`<${localName}> says nothing that is not in a table of texts or in its data`, async () => {
      const host = await place(Object.assign(make(), { data: body }));
      await settled();
      assert.include(shownText(host), '⟦');
      assert.deepEqual(foreignWords(host, body), []);
      await unfold(host);
      assert.deepEqual(foreignWords(host, body), []);
    });

    it(`<${localName}> says nothing else while it waits, and when it cannot read`, async () => {
      const host = make();
      for (const client of [
        clientThat(() => new Promise(() => undefined)),
        clientThat(() => Promise.resolve({ data: 3, tasks: 3 })),
        clientThat(failing({ name: 'NetworkError' })),
        ...[401, 403, 404, 410, 500, 503].map((status) => clientThat(failing({ status, requestId: 'r1' }))),
      ]) {
        Object.assign(host, { client });
        await place(host);
        await settled();
        assert.include(shownText(host), '⟦');
        assert.deepEqual(foreignWords(host, ['r1']), []);
        host.remove();
      }
    });
  }

  it('a badge says nothing else in any size and standing', async () => {
    for (const size of creditBadgeSizes) {
      for (const status of Object.keys(creditStatus.labels) as (keyof typeof creditStatus.labels)[]) {
        const body = summaries({ status });
        const host = await place(Object.assign(new YjCreditBadge(), { size, data: body }));
        await host.updateComplete;
        assert.include(shownText(host), '⟦', `${size} ${status}`);
        assert.deepEqual(foreignWords(host, body), [], `${size} ${status}`);
        host.remove();
      }
    }
  });

  it('writes from right to left where the page does not say otherwise', async () => {
    const host = await place(Object.assign(new YjCreditBadge(), { data: summaries() }));
    assert.equal(host.shadowRoot?.querySelector('.yj-root')?.getAttribute('dir'), 'rtl');
  });

  it('is known by a word that is in no table', () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p title="提示">⟦甲⟦乙⟧丙⟧ 丁 2026 <b>data</b></p>';
    assert.deepEqual(foreignWords(host, { name: 'data' }), ['提示', '丁']);
  });
});
