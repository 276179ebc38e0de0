import { assert } from 'chai';
import {
  contrastRatio,
  signPairs,
  textPairs,
  themePacks,
  type ColourName,
  type Scheme,
  type ThemePack,
} from './index.js';
import { privateTokens } from './token-css.js';
import * as tokens from './tokens.js';

const { colours, schemes } = tokens;

const value = (pack: ThemePack, name: ColourName, scheme: Scheme): string =>
  pack.colours[name]?.[scheme] ?? colours[name][schemes.indexOf(scheme) as 0 | 1 | 2];

describe('tokens', () => {
  it('measure contrast as WCAG does', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#ffffff', '#ffffff'), 1);
    assert.closeTo(contrastRatio('#767676', '#ffffff'), 4.54, 0.01);
  });

  for (const [name, pack] of Object.entries<ThemePack>(themePacks)) {
    for (const scheme of schemes) {
      const forText = scheme === 'contrast' || name === 'high-contrast' ? 7 : 4.5;
      for (const [pairs, least] of [
        [textPairs, forText],
        [signPairs, 3],
      ] as const) {
        it(`keep ${least}:1 in every pair of the ${scheme} scheme of ${name}`, () => {
          const low = pairs
            .map(([on, under]) => ({
              on,
              under,
              ratio: contrastRatio(value(pack, on, scheme), value(pack, under, scheme)),
            }))
            .filter(({ ratio }) => ratio < least);
          assert.deepEqual(low, []);
        });
      }
    }
  }

  it('are hex colours, because Chromium 83 reads nothing newer', () => {
    for (const pack of Object.values<ThemePack>(themePacks)) {
      for (const name of Object.keys(colours) as ColourName[]) {
        for (const scheme of schemes) assert.match(value(pack, name, scheme), /^#[0-9a-f]{6}$/);
      }
    }
  });

  it('take the public token of the page first, of each scheme its own', () => {
    const css = privateTokens(tokens);
    assert.include(css, '--_yj-accent:var(--yj-accent,#0b4a8c)');
    assert.include(css, '--_yj-accent:var(--yj-dark-accent,#8fbdf0)');
    assert.include(css, '--_yj-accent:LinkText');
  });
});
