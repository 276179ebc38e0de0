import { assert } from 'chai';
import fc from 'fast-check';
import { summaries } from '../test/credit-summaries.js';
import { clearPage, settled, shownText, warningsOf } from '../test/page.js';
import { chain, timeline } from '../test/timeline.js';
import { twoTextPlan } from '../test/two-text-plan.js';
import type { ReadClient } from './internal/client-context.js';
import { YjCreditBadge, YjInspectionTimeline, YjProvider, YjTaskMatrix } from './index.js';

for (const element of [YjCreditBadge, YjInspectionTimeline, YjProvider, YjTaskMatrix]) element.register();

const elements = [
  { type: YjCreditBadge, body: summaries() },
  { type: YjInspectionTimeline, body: timeline(chain) },
  { type: YjTaskMatrix, body: twoTextPlan },
] as const;
const [badge, events, matrix] = elements;

/** Answers, refuses or never answers, by what it is asked for. */
const answers = (body: unknown) => (id: string) => {
  if (id === 'late') return new Promise<never>(() => undefined);
  return id === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(body);
};

const client: ReadClient = {
  creditSummaries: { get: answers(badge.body) },
  facilities: { timeline: answers(events.body) },
  plans: { matrix: answers(matrix.body) },
};

const script = '"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';
const values = [
  '',
  '1',
  'true',
  'card',
  'seal',
  'inline',
  'fac-1',
  'late',
  'bad',
  '2026-01-15',
  '9999-99-99',
  'en',
  'zz',
  '__proto__',
  script,
];

/** One thing that a page does to an element. */
type Step =
  | { does: 'attribute'; which: number; value: string | undefined }
  | { does: 'property'; which: number; value: unknown }
  | { does: 'data'; value: 'good' | 'junk' | 'none' }
  | { does: 'child'; text: string | undefined }
  | { does: 'move'; to: 'page' | 'provider' | 'shadow' | 'nowhere' }
  | { does: 'wait' };

const which = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('attribute' as const),
    which,
    value: fc.option(fc.constantFrom(...values), { nil: undefined }),
  }),
  fc.record({ does: fc.constant('property' as const), which, value: fc.anything() }),
  fc.record({
    does: fc.constant('data' as const),
    value: fc.constantFrom('good' as const, 'junk' as const, 'none' as const),
  }),
  fc.record({
    does: fc.constant('child' as const),
    text: fc.option(fc.constantFrom('good', '{', '[]', 'null', script), { nil: undefined }),
  }),
  fc.record({
    does: fc.constant('move' as const),
    to: fc.constantFrom('page' as const, 'provider' as const, 'shadow' as const, 'nowhere' as const),
  }),
  fc.record({ does: fc.constant('wait' as const) }),
);

/** Does it as a page would, which catches nothing. */
async function take(host: HTMLElement, at: Step, { type, body }: (typeof elements)[number]): Promise<void> {
  if (at.does === 'wait') await settled();
  else if (at.does === 'attribute') {
    const names = type.observedAttributes;
    const name = names[at.which % names.length] ?? '';
    if (at.value === undefined) host.removeAttribute(name);
    else host.setAttribute(name, at.value);
  } else if (at.does === 'property') {
    const names = [...type.elementProperties].flatMap(([name, { state }]) => (state ? [] : [name]));
    (host as unknown as Record<PropertyKey, unknown>)[names[at.which % names.length] ?? 'data'] = at.value;
  } else if (at.does === 'data')
    (host as unknown as { data: unknown }).data = { good: body, junk: [script, null, 1], none: undefined }[at.value];
  else if (at.does === 'child') {
    host.textContent = '';
    if (at.text === undefined) return;
    const child = Object.assign(document.createElement('script'), { type: 'application/json' });
    child.textContent = at.text === 'good' ? JSON.stringify(body) : at.text;
    host.append(child);
  } else {
    const provider = document.querySelector('yj-provider');
    const shadow = document.querySelector('#shadow')?.shadowRoot;
    if (at.to === 'nowhere') host.remove();
    else ({ page: document.body, provider, shadow })[at.to]?.append(host);
  }
}

describe('whatever a page does to an element, in whatever order', () => {
  afterEach(clearPage);

  for (const subject of elements)
    it(`<${subject.type.tagName}> throws nothing, runs nothing and shows something`, async () => {
      const thrown: string[] = [];
      const caught = (event: ErrorEvent | PromiseRejectionEvent): void =>
        void thrown.push(String('reason' in event ? event.reason : event.message));
      addEventListener('error', caught);
      addEventListener('unhandledrejection', caught);
      try {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
            const provider = Object.assign(document.createElement('yj-provider'), { client });
            const shadow = Object.assign(document.createElement('div'), { id: 'shadow' });
            shadow.attachShadow({ mode: 'open' });
            document.body.append(provider, shadow);
            const host = document.createElement(subject.type.tagName) as InstanceType<(typeof subject)['type']>;
            await warningsOf(async () => {
              for (const at of steps) await take(host, at, subject);
              document.body.append(host);
              await host.updateComplete;
            });
            assert.deepEqual(thrown, []);
            assert.notEqual(shownText(host), '');
            assert.isAbove(host.getBoundingClientRect().height, 0);
            assert.notProperty(window, 'attacked');
            clearPage();
          }),
          { numRuns: 60 },
        );
      } finally {
        removeEventListener('error', caught);
        removeEventListener('unhandledrejection', caught);
      }
    });
});
