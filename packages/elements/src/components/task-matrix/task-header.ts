import { html, nothing, render } from 'lit';
import { drawnOnce } from './copied-drawings.js';
import { taskRemarks } from './matrix-cells.js';
import type { MatrixContext } from './matrix-context.js';
import type { MatrixRow } from './matrix-model.js';
import { twistySign } from './signs.js';
import { highlighted } from './highlighted.js';

/** The parts of a row header that is used again for one task after another. */
interface Parts {
  readonly twisty: HTMLButtonElement;
  readonly number: HTMLElement;
  readonly words: HTMLElement;
  readonly remarks: HTMLElement;
  /** The row that it stands for now. */
  row: MatrixRow;
  context: MatrixContext;
  marked: boolean;
}

const partsOf = new WeakMap<HTMLElement, Parts>();
let model: DocumentFragment | undefined;

/** Copied for each header: to make one from a template takes several times as long. */
function newLine(): HTMLElement {
  model ??= drawnOnce(
    html`<span class="task-line"
      ><button class="twisty" type="button" tabindex="-1">${twistySign()}</button><span class="number"></span
      ><span class="title"><span></span> <span></span></span
    ></span>`,
  );
  return model.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** Draws a row header into its cell: twisty, number and title, and remarks where there are any. */
export function drawTaskHeader(context: MatrixContext, row: MatrixRow, header: HTMLElement): void {
  let parts = partsOf.get(header);
  if (!parts || !header.contains(parts.twisty)) {
    const line = newLine();
    const [twisty, number, title] = line.children as unknown as [HTMLButtonElement, HTMLElement, HTMLElement];
    const [words, remarks] = title.children as unknown as [HTMLElement, HTMLElement];
    const own: Parts = { twisty, number, words, remarks, row, context, marked: false };
    twisty.addEventListener('click', (event) => {
      event.stopPropagation();
      own.context.toggle(own.row.node.task.id);
    });
    header.textContent = '';
    header.append(line);
    partsOf.set(header, own);
    parts = own;
  }
  parts.row = row;
  parts.context = context;
  const { twisty, number, words, remarks } = parts;
  const { task } = row.node;
  const { messages, view } = context;
  twisty.hidden = !row.expandable;
  if (row.expandable) {
    twisty.setAttribute('aria-label', `${row.expanded ? messages.collapse : messages.expand} ${task.title}`);
  }
  number.textContent = task.number ?? '';
  const content = highlighted(task.title, view.filter.query);
  if (typeof content === 'string' && !parts.marked) words.textContent = content;
  else {
    // Once drawn by Lit, it stays Lit's.
    if (!parts.marked) words.textContent = '';
    parts.marked = true;
    render(content, words);
  }
  const said = taskRemarks(context, task);
  if (said !== nothing || remarks.firstChild) render(said, remarks);
}
