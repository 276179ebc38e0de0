import { cellChange, type Mark } from './matrix-model.js';

/** Roles that have a shape of their own, as in `roleSign`. */
const shapes: ReadonlySet<string> = new Set(['lead', 'co-lead', 'responsible', 'participant']);

/** What one sign says. */
export interface WindowSign {
  readonly role: string;
  /** The role's short name, which stands in the shape. */
  readonly short: string;
  /** The cell in words. */
  readonly words: string;
  readonly quiet: boolean;
}

/** The mark of a cell that shows nothing but the sign of one role, as most do; undefined where there is more to draw. */
export function loneMark(marks: readonly Mark[], hidden: number): Mark | undefined {
  const [mark] = marks;
  return marks.length === 1 && hidden === 0 && mark?.status === undefined && mark?.times === 1 && !cellChange(marks)
    ? mark
    : undefined;
}

let model: HTMLElement | undefined;
const drawn = new WeakMap<Element, HTMLElement>();

/**
 * Draws the sign of a role as a single element with a text, its shape by the styles: it looks like the drawing of `roleSign`, which costs the
 * browser four times as much. Rows that come into sight are full of them.
 */
export function drawWindowSign(into: Element, { role, short, words, quiet }: WindowSign): void {
  let sign = drawn.get(into);
  if (sign?.parentNode !== into) {
    if (!model) {
      model = document.createElement('span');
      model.setAttribute('role', 'img');
      model.append(' ');
    }
    into.textContent = '';
    sign = into.appendChild(model.cloneNode(true) as HTMLElement);
    drawn.set(into, sign);
  }
  const shape = shapes.has(role) ? role : 'unknown';
  const className = `sign ${shape}${quiet ? ' quiet' : ''}`;
  if (sign.className !== className) sign.className = className;
  if (sign.getAttribute('aria-label') !== words) sign.setAttribute('aria-label', words);
  const text = sign.firstChild as Text;
  if (text.data !== short) text.data = short;
}
