import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { expect, waitFor } from 'storybook/test';

/** One part of an element, in the order in which it is read. */
export interface Part {
  /** Where it is in the shadow tree; with `text`, the first such place that has these words. */
  readonly selector: string;
  readonly text?: string;
  readonly name: string;
  readonly says: string;
}

function find(root: ParentNode, { selector, text }: Part): Element | undefined {
  return [...root.querySelectorAll(selector)].find(
    (found) => text === undefined || found.textContent.trim().startsWith(text),
  );
}

/** Puts a frame and a number at each part, again whenever the picture changes its size. */
function number(figure: Element | undefined, parts: readonly Part[]): void {
  const place = (): void => {
    const root = figure?.querySelector('.picture > *')?.shadowRoot;
    const marks = figure?.querySelectorAll<HTMLElement>('.mark');
    const base = figure?.querySelector('.picture')?.getBoundingClientRect();
    if (!root || !marks || !base) return;
    for (const [index, mark] of marks.entries()) {
      const part = parts[index];
      const box = part && find(root, part)?.getBoundingClientRect();
      mark.hidden = !box || box.width === 0;
      if (!box) continue;
      Object.assign(mark.style, {
        left: `${box.left - base.left}px`,
        top: `${box.top - base.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      });
    }
  };
  const observer = new ResizeObserver(() => requestAnimationFrame(place));
  queueMicrotask(() => {
    const element = figure?.querySelector('.picture > *');
    if (!element) return;
    observer.observe(element);
    const { shadowRoot } = element;
    if (shadowRoot) new MutationObserver(place).observe(shadowRoot, { childList: true, subtree: true });
    place();
  });
}

/** A picture of the real element with its parts numbered, and what each is for. */
export function anatomy(picture: TemplateResult, parts: readonly Part[]): TemplateResult {
  return html`<div class="anatomy">
    <div
      class="numbered"
      ${ref((figure) => {
        if (figure) number(figure, parts);
      })}
    >
      <div class="picture">${picture}</div>
      ${parts.map((_, index) => html`<span class="mark" aria-hidden="true"><b>${index + 1}</b></span>`)}
    </div>
    <ol class="parts">
      ${parts.map(({ name, says }) => html`<li><b>${name}</b> ${says}</li>`)}
    </ol>
  </div>`;
}

/** Every part that is spoken of is in the element, and its number stands on it. */
export async function everyPartIsThere(canvas: HTMLElement, parts: readonly Part[]): Promise<void> {
  await waitFor(async () => {
    const root = canvas.querySelector('.picture > *')?.shadowRoot;
    for (const part of parts) await expect(root && find(root, part), part.name).toBeInstanceOf(Element);
    const marks = [...canvas.querySelectorAll<HTMLElement>('.mark')];
    await expect(marks.filter(({ hidden, offsetWidth }) => !hidden && offsetWidth > 0)).toHaveLength(parts.length);
  });
}
