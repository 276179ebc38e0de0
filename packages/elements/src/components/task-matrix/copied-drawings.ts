import { type nothing, render, type TemplateResult } from 'lit';

/**
 * Draws the same content in many places by copies of one drawing: thousands of cells show some dozens of different things. Only for content that
 * listens to nothing.
 */
export class CopiedDrawings {
  private readonly _drawings = new Map<string, DocumentFragment>();
  private readonly _shown = new WeakMap<Element, string>();

  /** Forgets all drawings, such as when the language changes. What stands in the page is drawn again when it is next asked for. */
  clear(): void {
    this._drawings.clear();
  }

  /** Whether what stands in an element is a copy. */
  hasDrawn(into: Element): boolean {
    return this._shown.has(into);
  }

  /** Somebody else has drawn into an element. */
  drawnOver(into: Element): void {
    this._shown.delete(into);
  }

  /** Puts what `draw` gives into an element; `key` tells different contents apart. */
  put(into: Element, key: string, draw: () => TemplateResult | readonly TemplateResult[] | typeof nothing): void {
    let drawing = this._drawings.get(key);
    if (drawing && this._shown.get(into) === key && into.firstChild) return;
    if (!drawing) {
      drawing = drawnOnce(draw());
      this._drawings.set(key, drawing);
    }
    into.textContent = '';
    into.append(drawing.cloneNode(true));
    this._shown.set(into, key);
  }
}

/** A drawing to be copied: without the comments by which Lit finds its places again, and without the space between them. */
export function drawnOnce(content: unknown): DocumentFragment {
  const fragment = document.createDocumentFragment();
  render(content, fragment);
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  const superfluous: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as ChildNode;
    if (node.nodeType === Node.COMMENT_NODE || node.textContent?.trim() === '') superfluous.push(node);
  }
  superfluous.forEach((node) => node.remove());
  return fragment;
}
