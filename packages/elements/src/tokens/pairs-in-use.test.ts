import { assert } from 'chai';
import { summaries } from '../../test/credit-summaries.js';
import { clearPage, settled } from '../../test/page.js';
import { chain, timeline } from '../../test/timeline.js';
import { twoTextPlan } from '../../test/two-text-plan.js';
import { seenTexts } from '../diagnose/seen-texts.js';
import '../define.js';
import { textPairs, tones, type ColourName } from './index.js';
import { colours } from './tokens.js';

const names = Object.keys(colours) as ColourName[];
/** A colour for each token that no other token has: what is drawn in it is known by it. */
const marks = new Map(names.map((name, index) => [name, `#${(0x101010 + index * 0x070503).toString(16)}`]));
const known = new Map(Array.from(marks, ([name, mark]) => [mark, name]));

/** The pairs of tokens that texts are drawn in, as `text on surface`. */
function pairsDrawn(): Set<string> {
  const pairs = new Set<string>();
  for (const host of Array.from(document.querySelectorAll('*'))) {
    const root = host.shadowRoot?.querySelector('.yj-root');
    if (!root) continue;
    for (const { on, under } of seenTexts(root)) pairs.add(`${known.get(on) ?? on} on ${known.get(under) ?? under}`);
  }
  return pairs;
}

describe('pairs of colours in use', () => {
  beforeEach(() => {
    // The page itself is the surface, where an element has no background of its own.
    document.body.style.background = marks.get('surface')!;
    for (const [name, mark] of marks) document.documentElement.style.setProperty(`--yj-${name}`, mark);
  });

  afterEach(() => {
    clearPage();
    document.body.removeAttribute('style');
  });

  it('are all in the list whose contrast is measured', async () => {
    const place = (tag: string, properties: object): void =>
      document.body.append(Object.assign(document.createElement(tag), properties));
    for (const size of ['inline', 'standard', 'card']) {
      for (const tone of tones)
        place('yj-credit-badge', { grade: 'A', gradeLabel: '某级', tone, asOf: '2026-01-15', size });
      for (const status of ['current', 'pending', 'under-review', 'expired', 'suspended', 'withdrawn', 'repaired'])
        place('yj-credit-badge', { data: summaries({ status: status as 'current' }), size });
      place('yj-credit-badge', { data: {}, size });
      place('yj-credit-badge', { data: { data: [] }, size });
    }
    place('yj-inspection-timeline', { data: timeline(chain) });
    place('yj-inspection-timeline', { data: {} });
    place('yj-task-matrix', { data: twoTextPlan });
    await settled();
    for (const host of Array.from(document.querySelectorAll('yj-inspection-timeline, yj-task-matrix'))) {
      const buttons = host.shadowRoot!.querySelectorAll<HTMLElement>('[aria-expanded="false"], [aria-pressed="false"]');
      buttons.forEach((button) => button.click());
    }
    await settled();
    const drawn = pairsDrawn();
    for (const pair of [
      'text on surface',
      'text-muted on surface',
      'accent on surface',
      'excellent-surface on excellent-text',
    ])
      assert.include(Array.from(drawn), pair);
    const measured = new Set(textPairs.map(([on, under]) => `${on} on ${under}`));
    assert.deepEqual(
      Array.from(drawn).filter((pair) => !measured.has(pair)),
      [],
    );
  });
});
