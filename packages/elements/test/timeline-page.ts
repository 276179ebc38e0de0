import { place, settled } from './page.js';
import { events, timeline } from './timeline.js';
import { YjInspectionTimeline } from '../src/components/inspection-timeline/inspection-timeline.js';

YjInspectionTimeline.register();

/** A timeline with these properties, on a day of the tests' own. */
export function timelineElement(data: unknown, properties: Partial<YjInspectionTimeline> = {}): YjInspectionTimeline {
  return Object.assign(document.createElement('yj-inspection-timeline'), { data, today: '2026-02-01', ...properties });
}

/** A timeline that reads through a client. */
export function readingTimeline(client: object, properties: Partial<YjInspectionTimeline> = {}): YjInspectionTimeline {
  return timelineElement(undefined, { facility: 'fac-1', client: client as never, ...properties });
}

/** A timeline of so many events, in a place of so many pixels, drawn. */
export async function placeMany(
  count: number,
  properties: Partial<YjInspectionTimeline> = {},
  width = 900,
): Promise<YjInspectionTimeline> {
  const box = document.body.appendChild(document.createElement('div'));
  box.style.width = `${width}px`;
  const host = timelineElement(timeline(events(count)), properties);
  host.style.setProperty('--yj-inspection-timeline-height', '480px');
  await place(host, box);
  await until('rows', () => all(host, '.window .event').length);
  await frames();
  return host;
}

export const all = (host: Element, selector: string): HTMLElement[] =>
  Array.from(host.shadowRoot!.querySelectorAll<HTMLElement>(selector));

export const text = (node: Element): string => node.textContent.replace(/\s+/g, ' ').trim();

/** Presses the button that says these words, as a reader would: it has the focus then. */
export async function press(host: Element, words: string, selector = 'button'): Promise<void> {
  const button = all(host, selector).find((candidate) => text(candidate).includes(words));
  if (!button) throw new Error(`no button "${words}"`);
  button.focus();
  button.click();
  await settled();
}

/** Waits until what follows from a scroll or a change of size is drawn. */
export async function frames(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise(requestAnimationFrame);
  await settled();
}

/** Waits until something is so; fails after some seconds. */
export async function until<T>(what: string, holds: () => T | false | null | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = holds();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It never came to: ${what}`);
}
