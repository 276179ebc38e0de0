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
  readonly number: Text;
  readonly title: HTMLElement;
  /** The title, where nothing in it is marked. */
  readonly words: Text;
  /** The title with what is searched for marked. Made when there is such a title. */
  marked: HTMLElement | undefined;
  /** What stands beside the title. Made when there is anything. */
  remarks: HTMLElement | undefined;
  /** The row that it stands for now. */
  row: MatrixRow;
  context: MatrixContext;
}

const partsOf = new WeakMap<HTMLElement, Parts>();
let model: DocumentFragment | undefined;

/** Copied for each header: to make one from a template takes several times as long. */
function newLine(): HTMLElement {
  model ??= drawnOnce(
    html`<span class="task-line"
      ><button class="twisty" type="button" tabindex="-1">${twistySign()}</button><span class="number">-</span
      ><span class="title">-</span></span
    >`,
  );
  return model.firstElementChild?.cloneNode(true) as HTMLElement;
}

function newParts(context: MatrixContext, row: MatrixRow, header: HTMLElement): Parts {
  const line = newLine();
  const [twisty, number, title] = line.children as unknown as [HTMLButtonElement, HTMLElement, HTMLElement];
  const parts: Parts = {
    twisty,
    number: number.firstChild as Text,
    title,
    words: title.firstChild as Text,
    marked: undefined,
    remarks: undefined,
    row,
    context,
  };
  twisty.addEventListener('click', (event) => {
    event.stopPropagation();
    parts.context.toggle(parts.row.node.task.id);
  });
  header.textContent = '';
  header.append(line);
  partsOf.set(header, parts);
  return parts;
}

/** Draws a row header into its cell: twisty, number and title, and remarks where there are any. */
export function drawTaskHeader(context: MatrixContext, row: MatrixRow, header: HTMLElement): void {
  let parts = partsOf.get(header);
  if (!parts || !header.contains(parts.twisty)) parts = newParts(context, row, header);
  parts.row = row;
  parts.context = context;
  const { twisty, number, title, words } = parts;
  const { task } = row.node;
  const { messages, view } = context;
  if (twisty.hidden === row.expandable) twisty.hidden = !row.expandable;
  if (row.expandable) {
    twisty.setAttribute('aria-label', `${row.expanded ? messages.collapse : messages.expand} ${task.title}`);
  }
  write(number, task.number ?? '');
  const content = highlighted(task.title, view.filter.query);
  const plain = typeof content === 'string';
  write(words, plain ? content : '');
  if (!plain || parts.marked) {
    parts.marked ??= title.insertBefore(document.createElement('span'), words);
    render(plain ? nothing : content, parts.marked);
  }
  const said = taskRemarks(context, task);
  if (said === nothing && !parts.remarks) return;
  if (!parts.remarks) {
    parts.remarks = document.createElement('span');
    title.append(' ', parts.remarks);
  }
  render(said, parts.remarks);
}

function write(node: Text, text: string): void {
  if (node.data !== text) node.data = text;
}
