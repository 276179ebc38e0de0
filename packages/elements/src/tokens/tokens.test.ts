import { assert } from 'chai';
import { contrastRatio } from './contrast-ratio.js';
import { privateTokens } from './token-css.js';
import * as tokens from './tokens.js';

const { colours, schemes, signPairs, textPairs } = tokens;

describe('tokens', () => {
  it('measures contrast as WCAG does', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#ffffff', '#ffffff'), 1);
    assert.closeTo(contrastRatio('#767676', '#ffffff'), 4.54, 0.01);
  });

  for (const scheme of schemes) {
    for (const [pairs, least] of [
      [textPairs, scheme === 'contrast' ? 7 : 4.5],
      [signPairs, 3],
    ] as const) {
      it(`keeps ${least}:1 in every pair of the ${scheme} scheme`, () => {
        const low = pairs
          .map(([on, under]) => ({ on, under, ratio: contrastRatio(colours[on][scheme], colours[under][scheme]) }))
          .filter(({ ratio }) => ratio < least);
        assert.deepEqual(low, []);
      });
    }
  }

  it('are hex colours, because Chromium 83 reads nothing newer', () => {
    for (const colour of Object.values(colours)) {
      for (const scheme of schemes) assert.match(colour[scheme], /^#[0-9a-f]{6}$/);
    }
  });

  it('take the public token of the page first, of each scheme its own', () => {
    const css = privateTokens(tokens);
    assert.include(css, '--_yj-accent:var(--yj-accent,#0b4a8c)');
    assert.include(css, '--_yj-accent:var(--yj-dark-accent,#8fbdf0)');
    assert.include(css, '--_yj-accent:LinkText');
  });
});
