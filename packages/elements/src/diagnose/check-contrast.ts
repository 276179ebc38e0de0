import { contrastRatio } from '../tokens/contrast-ratio.js';
import { colours } from '../tokens/tokens.js';
import type { Finding } from './finding.js';
import { ourElements } from './our-elements.js';

/** Texts looked at in all, so that a matrix of thousands does not hold up the page. */
const mostTexts = 2000;

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** Finds text of the elements that cannot be read on what is under it, the page's own background included. */
export function checkContrast(): Finding[] {
  if (matchMedia('(forced-colors: active)').matches) return [];
  const worst = new Map<string, { ratio: number; least: number; elements: Set<Element> }>();
  let left = mostTexts;
  for (const host of ourElements()) {
    const root = host.shadowRoot?.querySelector('.yj-root');
    if (!root) continue;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && left > 0) {
      const element = texts.currentNode.parentElement;
      if (!element || texts.currentNode.nodeValue?.trim() === '' || !isSeen(element)) continue;
      left -= 1;
      const style = getComputedStyle(element);
      const under = backgroundOf(element);
      const text = channelsOf(style.color);
      if (!under || !text) continue;
      const [on, below] = [hex(over(text, under)), hex(under)];
      const large = parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
      const least = large ? 3 : 4.5;
      const ratio = contrastRatio(on, below);
      if (ratio >= least) continue;
      const key = `${tokenOf(root, on)} on ${below}`;
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

/** Not what is for screen readers alone. */
function isSeen(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible';
}

/** The colour under an element: its own background, or that of what it stands in, up to the page. `undefined` under an image. */
function backgroundOf(element: Element): Channels | undefined {
  const layers: Channels[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return undefined;
    const layer = channelsOf(style.backgroundColor);
    if (!layer) return undefined;
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  const canvas: Channels = [255, 255, 255, 1];
  return layers.reduceRight((under, layer) => over(layer, under), canvas);
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function over([red, green, blue, alpha]: Channels, under: Channels): Channels {
  const mix = (value: number, below: number): number => value * alpha + below * (1 - alpha);
  return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2]), 1];
}

let pen: CanvasRenderingContext2D | null | undefined;

/** Channels of a computed colour. The browser itself turns what is not rgb() into numbers. */
function channelsOf(colour: string): Channels | undefined {
  const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  if (parts) return [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 1)];
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = '#000000';
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const hex = ([red, green, blue]: Channels): string =>
  `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** Name of the public token that a colour comes from, else the colour. */
function tokenOf(root: Element, colour: string): string {
  const style = getComputedStyle(root);
  const name = Object.keys(colours).find((token) => {
    const channels = channelsOf(style.getPropertyValue(`--_yj-${token}`).trim());
    return channels !== undefined && hex(channels) === colour;
  });
  return name === undefined ? colour : `--yj-${name} (${colour})`;
}
