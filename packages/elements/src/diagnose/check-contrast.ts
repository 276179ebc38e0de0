import { contrastRatio } from '../tokens/contrast-ratio.js';
import { colours } from '../tokens/tokens.js';
import type { Finding } from './finding.js';
import { ourElements } from './our-elements.js';
import { hexOf, seenTexts } from './seen-texts.js';

/** Texts looked at in all, so that a matrix of thousands does not hold up the page. */
const mostTexts = 2000;

/** Finds text of the elements that cannot be read on what is under it, the page's own background included. */
export function checkContrast(): Finding[] {
  if (matchMedia('(forced-colors: active)').matches) return [];
  const worst = new Map<string, { ratio: number; least: number; elements: Set<Element> }>();
  let left = mostTexts;
  for (const host of ourElements()) {
    const root = host.shadowRoot?.querySelector('.yj-root');
    if (!root) continue;
    for (const { element, on, under } of seenTexts(root)) {
      if (left === 0) break;
      left -= 1;
      const style = getComputedStyle(element);
      const large = parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
      const least = large ? 3 : 4.5;
      const ratio = contrastRatio(on, under);
      if (ratio >= least) continue;
      const key = `${tokenOf(root, on)} on ${under}`;
      const known = worst.get(key) ?? { ratio, least, elements: new Set<Element>() };
      worst.set(key, known);
      known.elements.add(host);
    }
  }
  return Array.from(worst, ([key, { ratio, least, elements }]) => ({
    code: 'contrast',
    severity: 'warning',
    // Rounded down: 4.49 must not read as 4.5.
    problem: `Text ${key} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)} to 1; it needs ${least} to 1.`,
    remedy:
      'Change the token, or the background of the page around the element. Where the page is dark, say so: color-scheme, or data-yj-theme="dark" around the elements.',
    elements: Array.from(elements),
  }));
}

/** Name of the public token that a colour comes from, else the colour. */
function tokenOf(root: Element, colour: string): string {
  const style = getComputedStyle(root);
  const name = Object.keys(colours).find((token) => hexOf(style.getPropertyValue(`--_yj-${token}`).trim()) === colour);
  return name === undefined ? colour : `--yj-${name} (${colour})`;
}
