type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** A piece of text that a reader sees, as `#rrggbb` on `#rrggbb`. */
export interface SeenText {
  readonly element: HTMLElement;
  readonly on: string;
  /** What is under it: a background of its own element, or of anything around it, up to the page. */
  readonly under: string;
}

/** The texts within a node, with the colours that they are drawn in. What stands on an image is left out: nobody can tell its colour. */
export function* seenTexts(root: Node): Iterable<SeenText> {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!element || texts.currentNode.nodeValue?.trim() === '' || !isSeen(element)) continue;
    const background = backgroundOf(element);
    const text = channelsOf(getComputedStyle(element).color);
    if (background && text) yield { element, on: hex(over(text, background)), under: hex(background) };
  }
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

/** A computed colour as `#rrggbb`; `undefined` for what is none. */
export function hexOf(colour: string): string | undefined {
  const channels = colour === '' ? undefined : channelsOf(colour);
  return channels && hex(channels);
}

const hex = ([red, green, blue]: Channels): string =>
  `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
