import { blankFrames, countMarks, restingGap, sizeOf, type Size } from './marks.ts';

/** How one candidate shows the data of a workload. What `prepare` does is not measured, what `show` does is. */
export interface Candidate<Given, Own = Given> {
  /** Turns the standard's document into what the candidate takes; the document itself where that is absent. */
  prepare?: (given: Given, size: Size) => Own | Promise<Own>;
  /** Draws it, all of its own work included. */
  show: (place: HTMLElement, own: Own, size: Size) => unknown;
  /** Moves on by a frame's share of the way, for what does not scroll. */
  move?: (step: number) => void;
}

/** How the pages are told from outside what to do. */
export interface Stage {
  /** Fetches the data and lets the candidate prepare it. The size is how large it is to be: as large as ours. */
  load: (data: string, size: Size) => Promise<void>;
  /** Shows it, and waits until everything is there that follows of itself. */
  mount: () => Promise<void>;
  /** Scrolls down and up again, `frames` in all. */
  scroll: (frames: number) => Promise<void>;
  /** Goes to three distant places in turn. */
  jump: () => Promise<void>;
  /** Scrolls for a while; the lengths of the frames that came about, in milliseconds. */
  run: (milliseconds: number) => Promise<number[]>;
  /** Scrolls like `scroll`; how many frames were painted with a place without content. */
  blank: (mark: string, frames: number) => Promise<number>;
  /** How many texts have the mark: in the document, and in sight. */
  count: (mark: string) => { inDocument: number; inSight: number };
  /** How large it is. */
  measure: (mark: string) => Size;
}

declare global {
  interface Window {
    stage: Stage;
  }
}

/** Pixels from one frame to the next: faster than anybody reads. */
const pace = 160;

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Two frames for what is drawn at once, and a while for what a candidate puts off. */
async function settle(): Promise<void> {
  await frame();
  await frame();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await frame();
}

/** Elements with those in open shadow trees. */
function* everyElement(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

/** What one scrolls to see more: the part with most to scroll, else the page. */
function findScroller(): Element {
  let found = document.scrollingElement ?? document.documentElement;
  let most = found.scrollHeight - found.clientHeight;
  for (const element of everyElement(document.body)) {
    const hidden = element.scrollHeight - element.clientHeight;
    if (hidden <= most || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue;
    most = hidden;
    found = element;
  }
  return found;
}

/** Puts a candidate on the page's stage. */
export function stage<Given, Own = Given>({ prepare, show, move }: Candidate<Given, Own>): void {
  const place = document.querySelector('main') as HTMLElement;
  let own: Own | undefined;
  let size: Size | undefined;
  let scroller: Element | undefined;
  /** Goes down half of the frames and up the other half. */
  const step = (index: number, frames: number): void => {
    const way = index < frames / 2 ? 1 : -1;
    if (move) move(way);
    else if (scroller) scroller.scrollTop += way * pace;
  };
  window.stage = {
    load: async (data, asked) => {
      size = asked;
      const given = (await (await fetch(data)).json()) as Given;
      own = prepare ? await prepare(given, asked) : (given as unknown as Own);
    },
    mount: async () => {
      await show(place, own as Own, size as Size);
      await settle();
    },
    scroll: async (frames) => {
      scroller ??= findScroller();
      for (let index = 0; index < frames; index += 1) {
        step(index, frames);
        await frame();
      }
    },
    jump: async () => {
      scroller ??= findScroller();
      for (const part of [0.6, 0.1, 0.9]) {
        if (move) for (let index = 0; index < 90; index += 1) move(part > 0.5 ? 1 : -1);
        else scroller.scrollTop = scroller.scrollHeight * part;
        await settle();
      }
      scroller.scrollTop = 0;
      await settle();
    },
    run: async (milliseconds) => {
      scroller ??= findScroller();
      const start = await frame();
      const lengths: number[] = [];
      for (let now = start; now - start < milliseconds;) {
        const half = milliseconds / 2;
        const gone = Math.min(now - start, milliseconds - (now - start));
        if (move) move(now - start < half ? 1 : -1);
        else scroller.scrollTop = (gone / (1000 / 60)) * pace;
        const next = await frame();
        lengths.push(next - now);
        now = next;
      }
      return lengths;
    },
    blank: async (mark, frames) => {
      scroller ??= findScroller();
      const marks = { mark: new RegExp(mark), scroller };
      const gap = await restingGap(marks, (frames / 2) * pace, settle);
      return blankFrames(marks, gap, frames, (index) => step(index, frames));
    },
    measure: (mark) => sizeOf({ mark: new RegExp(mark), scroller: findScroller() }),
    count: (mark) => countMarks({ mark: new RegExp(mark), scroller: findScroller() }),
  };
}
