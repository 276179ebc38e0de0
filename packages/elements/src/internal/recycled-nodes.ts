/** An element that is drawn again and again for another place of the same kind. */
export interface RecycledNode {
  readonly element: HTMLElement;
  /** Place that it stands for. */
  at: number;
}

/**
 * Elements for the places of a long row or column that are in sight. Those that leave the sight are drawn again for places that come into it.
 * The one that holds the focus is neither moved nor given away: browsers take the focus from what is moved.
 */
export class RecycledNodes<N extends RecycledNode> {
  /** In the order of their places. */
  drawn: N[] = [];
  private readonly _parent: HTMLElement;
  private readonly _create: () => N;
  private readonly _suits: ((node: N, at: number) => boolean) | undefined;
  private readonly _free: N[] = [];

  /**
   * @param parent holds the elements, after whatever else is in it
   * @param suits whether little of an element changes when it stands for a place: such a one is taken before any other
   */
  constructor(parent: HTMLElement, create: () => N, suits?: (node: N, at: number) => boolean) {
    this._parent = parent;
    this._create = create;
    this._suits = suits;
  }

  /**
   * Makes the elements stand for these places.
   *
   * @param places in ascending order
   * @param again whether those that stay are to be drawn again, too
   * @returns those that are to be drawn, because they stand for another place than before
   */
  arrange(places: readonly number[], again: boolean): N[] {
    const kept = new Map<number, N>();
    const wanted = new Set(places);
    for (const node of this.drawn) {
      if (wanted.has(node.at)) kept.set(node.at, node);
      else this._free.push(node);
    }
    const changed: N[] = [];
    const next = places.map((at) => {
      const old = kept.get(at);
      if (old) {
        if (again) changed.push(old);
        return old;
      }
      const node = this._take(at) ?? this._create();
      node.at = at;
      changed.push(node);
      return node;
    });
    for (const { element } of this._free) if (element.parentNode) element.remove();
    for (const { element } of next) if (element.parentNode !== this._parent) this._parent.append(element);
    this.drawn = next;
    return changed;
  }

  private _take(at: number): N | undefined {
    const { _suits: suits } = this;
    const fit = suits ? this._free.findIndex((node) => suits(node, at)) : -1;
    return fit < 0 ? this._free.pop() : this._free.splice(fit, 1)[0];
  }

  /**
   * Puts the elements into the order of their places, for those who read the page in its own order. Not while the reader scrolls: each move makes
   * the browser build an element anew.
   */
  putInOrder(focused: Element | null): void {
    let before: Element | null = null;
    for (let index = this.drawn.length - 1; index >= 0; index -= 1) {
      const { element } = this.drawn[index] as N;
      const stays = focused !== null && element.contains(focused);
      if (!stays && element.nextElementSibling !== before) this._parent.insertBefore(element, before);
      before = element;
    }
  }
}
