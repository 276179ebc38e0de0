/** Where to look for content: texts with a mark that each row or event has, in what scrolls. */
export interface Marks {
  mark: RegExp;
  scroller: Element;
}

/** Elements whose own text has the mark, those in open shadow trees and slots included. */
function* marked(root: Node, mark: RegExp): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (node.parentElement && mark.test(node.data)) yield node.parentElement;
    } else if (node instanceof Element && node.shadowRoot) {
      yield* marked(node.shadowRoot, mark);
    }
  }
}

/** The part of the window through which one sees what scrolls. */
function sight(scroller: Element): { top: number; bottom: number } {
  if (scroller === document.scrollingElement) return { top: 0, bottom: innerHeight };
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
}

/** The upper edges of the marked texts in sight, from top to bottom. */
function edges({ mark, scroller }: Marks): number[] {
  const { top, bottom } = sight(scroller);
  const found: number[] = [];
  for (const element of marked(document.body, mark)) {
    const box = element.getBoundingClientRect();
    const inSight = box.bottom > top && box.top < bottom && box.right > 0 && box.left < innerWidth;
    if (inSight && box.height > 1) found.push(box.top);
  }
  return found.sort((a, b) => a - b);
}

/** The tallest stretch in sight without a marked text. */
function widestGap(marks: Marks): number {
  const { top, bottom } = sight(marks.scroller);
  let widest = 0;
  let last = top;
  for (const edge of [...edges(marks), bottom]) {
    widest = Math.max(widest, edge - last);
    last = edge;
  }
  return widest;
}

/** The tallest such stretch in several places where everything has been drawn: headings and margins, not want of content. */
export async function restingGap(marks: Marks, settle: () => Promise<void>): Promise<number> {
  let widest = 0;
  for (const distance of [1234, 3333, 5678, 7777, 13_333]) {
    marks.scroller.scrollTop = distance;
    await settle();
    widest = Math.max(widest, widestGap(marks));
  }
  marks.scroller.scrollTop = 0;
  await settle();
  return widest;
}

/** Frames that were painted with a stretch without content that is taller by a quarter than any at rest; what stands above the rows does not count. */
export async function blankFrames(
  marks: Marks,
  gap: number,
  frames: number,
  step: (index: number) => void,
): Promise<number> {
  const channel = new MessageChannel();
  let blank = 0;
  for (let index = 0; index < frames; index += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    step(index);
    // A message that is sent before the frame is painted comes after it: what stands there now is what was painted.
    const painted = new Promise((resolve) => (channel.port1.onmessage = resolve));
    channel.port2.postMessage(undefined);
    await painted;
    if (marks.scroller.scrollTop > innerHeight && widestGap(marks) > gap * 1.25) blank += 1;
  }
  channel.port1.close();
  return blank;
}

/** How many marked texts there are: in the document, and in sight. */
export function countMarks(marks: Marks): { inDocument: number; inSight: number } {
  return { inDocument: [...marked(document.body, marks.mark)].length, inSight: edges(marks).length };
}
