import type { EnginePage } from '@yijian/tooling/engines';

/** One element of a shadow tree as it is painted. */
export interface Part {
  /** Where it stands: tag and class of itself and what is around it. */
  path: string;
  /** Its own text, without that of its children. */
  text: string;
  /**
   * Pixels: its place from the end of the element before it, or from the corner of the one around it, then its size.
   * Old engines round every line and every column to whole pixels, which adds up over a long element and shows nowhere.
   */
  box: { across: number; down: number; width: number; height: number };
  /** Whether its size depends on a table's, in or around it. */
  tabular: boolean;
  /** Computed values by which an eye could tell it from another. */
  style: Readonly<Record<string, string>>;
}

/**
 * What an element has drawn: every element in its shadow tree that takes part in the layout, in the order of the tree.
 *
 * @param selector of the elements on the page
 */
export function drawingOf(page: EnginePage, selector: string): Promise<Part[]> {
  return page.run((selector: string) => {
    const looks = [
      'color',
      'background-color',
      'border-top-style',
      'border-top-width',
      'outline-style',
      'font-size',
      'font-style',
      'font-weight',
      'line-height',
      'letter-spacing',
      'text-align',
      'text-decoration-line',
      'text-transform',
      'white-space',
      'visibility',
      'opacity',
      'fill',
      'stroke',
    ];
    const parts: Part[] = [];
    const rightToLeft = getComputedStyle(document.documentElement).direction === 'rtl';
    const walk = (element: Element, around: string, corner: DOMRect, before: DOMRect | undefined): void => {
      const name = (element.getAttribute('class') ?? '').trim();
      const path = `${around} ${element.localName}${name === '' ? '' : `.${name.split(/\s+/).join('.')}`}`;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      let text = '';
      element.childNodes.forEach((node) => {
        if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
      });
      const values: Record<string, string> = {};
      for (const look of looks) values[look] = style.getPropertyValue(look);
      // List items match their parent's alignment: "start" to some engines, the side that it is to others.
      // Where it aligns nothing, as in a drawing or within a line, they differ.
      if (style.display === 'inline' || element instanceof SVGElement) delete values['text-align'];
      else if (values['text-align'] === 'start') values['text-align'] = style.direction === 'rtl' ? 'right' : 'left';
      // The colour of a border that is not there is the engine's own affair.
      if (style.borderTopWidth !== '0px') values['border-top-color'] = style.borderTopColor;
      // What only a screen reader meets is a pixel, anywhere.
      const unseen = element.classList.contains('visually-hidden');
      const beside = before && box.top < before.bottom - 1;
      parts.push({
        path: path.trim(),
        // Requests are numbered by chance.
        text: text
          .replace(/[0-9a-f]{32}/g, '…')
          .replace(/\s+/g, ' ')
          .trim(),
        box: unseen
          ? { across: 0, down: 0, width: 0, height: 0 }
          : {
              across: rightToLeft
                ? (before && beside ? before.left : corner.right) - box.right
                : box.left - (before && beside ? before.right : corner.left),
              down: box.top - (before ? (beside ? before.top : before.bottom) : corner.top),
              width: box.width,
              height: box.height,
            },
        tabular: element.closest('table') !== null || element.querySelector('table') !== null,
        style: values,
      });
      // A choice shows the engine's own menu; what is in it is text only.
      if (element.localName === 'select') return;
      let last: DOMRect | undefined;
      Array.from(element.children).forEach((child) => {
        if (getComputedStyle(child).display === 'none') return;
        // What is folded away has a box in some engines and none in others, and is seen in neither.
        if (element.localName === 'details' && !element.hasAttribute('open') && child.localName !== 'summary') return;
        walk(child, path, box, last);
        const { position } = getComputedStyle(child);
        if (position !== 'absolute' && position !== 'fixed') last = child.getBoundingClientRect();
      });
    };
    document.querySelectorAll(selector).forEach((host, index) => {
      const root = host.shadowRoot?.querySelector('.yj-root');
      if (root) walk(root, `${host.localName}[${index}]`, host.getBoundingClientRect(), undefined);
    });
    return parts;
  }, selector);
}

const sides = ['across', 'down', 'width', 'height'] as const;

/** How far two boxes may be apart: so many pixels, and so much of the size. */
interface Slack {
  pixels: number;
  /** What rounding every line to whole pixels adds up to. */
  height: number;
  width: number;
}

const flow: Slack = { pixels: 1, height: 0.03, width: 0.005 };
/** Columns share what their contents leave: one rounded pixel moves the others. Borders below a pixel vanish. */
const table: Slack = { pixels: 3, height: 0.06, width: 0.06 };

/**
 * In what two drawings of the same thing differ, one line each; empty when an eye could not tell them apart.
 *
 * @param pixels by which boxes may differ at least
 */
export function differences(drawn: readonly Part[], wanted: readonly Part[], pixels = 0): string[] {
  const found: string[] = [];
  for (let index = 0; index < Math.max(drawn.length, wanted.length); index += 1) {
    const [is, should] = [drawn[index], wanted[index]];
    if (should === undefined || is?.path !== should.path) {
      // From here on everything would be one off.
      found.push(`${is?.path ?? 'nothing'} where ${should?.path ?? 'nothing'} should be`);
      break;
    }
    if (is.text !== should.text) found.push(`${is.path}: says "${is.text}", not "${should.text}"`);
    const slack = should.tabular ? table : flow;
    for (const side of sides) {
      const [has, wants] = [is.box[side], should.box[side]];
      const allowed =
        Math.max(pixels, slack.pixels) + (side === 'width' || side === 'height' ? wants * slack[side] : 0);
      if (Math.abs(has - wants) > allowed) {
        found.push(`${is.path}: ${side} is ${rounded(has)}, not ${rounded(wants)}`);
      }
    }
    for (const [look, value] of Object.entries(is.style)) {
      if (value !== should.style[look]) found.push(`${is.path}: ${look} is ${value}, not ${should.style[look]}`);
    }
  }
  return found;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
