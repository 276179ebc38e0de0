import { nothing, render } from 'lit';
import { drawnOnce } from './copied-drawings.js';
import { taskRemarks } from './matrix-cells.js';
import type { MatrixContext } from './matrix-context.js';
import type { MatrixRow } from './matrix-model.js';
import { twistySign } from './signs.js';
import { highlighted } from './highlighted.js';

/** The parts of a row header that is used again for one task after another. */
interface Parts {
  readonly line: HTMLElement;
  /** Made when there is a task with others below it. */
  twisty: HTMLButtonElement | undefined;
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
let sign: DocumentFragment | undefined;

function span(className: string, parent: HTMLElement): HTMLElement {
  const made = parent.appendChild(document.createElement('span'));
  made.className = className;
  return made;
}

function newParts(context: MatrixContext, row: MatrixRow, header: HTMLElement): Parts {
  header.textContent = '';
  const line = span('task-line', header);
  const number = span('number', line).appendChild(document.createTextNode(''));
  const title = span('title', line);
  const words = title.appendChild(document.createTextNode(''));
  const parts: Parts = {
    line,
    twisty: undefined,
    number,
    title,
    words,
    marked: undefined,
    remarks: undefined,
    row,
    context,
  };
  partsOf.set(header, parts);
  return parts;
}

function newTwisty(parts: Parts): HTMLButtonElement {
  const twisty = document.createElement('button');
  twisty.className = 'twisty';
  twisty.type = 'button';
  twisty.tabIndex = -1;
  sign ??= drawnOnce(twistySign());
  twisty.append(sign.cloneNode(true));
  twisty.addEventListener('click', (event) => {
    event.stopPropagation();
    parts.context.toggle(parts.row.node.task.id);
  });
  parts.line.prepend(twisty);
  return twisty;
}

/** Draws a row header into its cell: twisty, number and title, and remarks where there are any. */
export function drawTaskHeader(context: MatrixContext, row: MatrixRow, header: HTMLElement): void {
  let parts = partsOf.get(header);
  if (parts?.line.parentNode !== header) parts = newParts(context, row, header);
  parts.row = row;
  parts.context = context;
  const { number, title, words } = parts;
  const { task } = row.node;
  const { messages, view } = context;
  if (row.expandable) {
    parts.twisty ??= newTwisty(parts);
    parts.twisty.setAttribute('aria-label', `${row.expanded ? messages.collapse : messages.expand} ${task.title}`);
  }
  if (parts.twisty?.hidden === row.expandable) parts.twisty.hidden = !row.expandable;
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
