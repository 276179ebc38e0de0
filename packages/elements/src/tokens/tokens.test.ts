import { assert } from 'chai';
import {
  contrastRatio,
  packColour,
  signPairs,
  textPairs,
  themePacks,
  type ColourName,
  type ThemePack,
} from './index.js';
import { privateTokens } from './token-css.js';
import * as tokens from './tokens.js';

const { colours, schemes } = tokens;

/** Hue in degrees of a colour that is seen as one; `undefined` for what counts as grey. */
function hueOf(hex: string): number | undefined {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (chroma < 0.2) return undefined;
  const sector =
    most === red ? (green - blue) / chroma : most === green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
  return (sector * 60 + 360) % 360;
}

/** How many hues the eye tells apart: neighbours within 20 degrees are one. */
function countHues(hexes: readonly string[]): number {
  const hues = hexes
    .map(hueOf)
    .filter((hue) => hue !== undefined)
    .sort((a, b) => a - b);
  const gaps = hues.filter(
    (hue, index) => (index === 0 ? hue + 360 - hues[hues.length - 1]! : hue - hues[index - 1]!) > 20,
  );
  return Math.max(gaps.length, hues.length > 0 ? 1 : 0);
}

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
              ratio: contrastRatio(packColour(pack, on, scheme), packColour(pack, under, scheme)),
            }))
            .filter(({ ratio }) => ratio < least);
          assert.deepEqual(low, []);
        });
      }
    }
  }

  for (const [name, pack] of Object.entries<ThemePack>(themePacks)) {
    for (const scheme of schemes) {
      it(`show at most three hues in the ${scheme} scheme of ${name}`, () => {
        const hexes = (Object.keys(colours) as ColourName[]).map((colour) => packColour(pack, colour, scheme));
        assert.isAtMost(countHues(hexes), 3);
      });
    }
  }

  it('are counted as hues as the eye does', () => {
    assert.equal(countHues(['#777777', '#76849a']), 0);
    assert.equal(countHues(['#ff0000', '#ff0010', '#f00800']), 1);
    assert.equal(countHues(['#ff0000', '#00ff00', '#0000ff', '#ffff00']), 4);
  });

  it('are hex colours, because Chromium 83 reads nothing newer', () => {
    for (const pack of Object.values<ThemePack>(themePacks)) {
      for (const name of Object.keys(colours) as ColourName[]) {
        for (const scheme of schemes) assert.match(packColour(pack, name, scheme), /^#[0-9a-f]{6}$/);
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
