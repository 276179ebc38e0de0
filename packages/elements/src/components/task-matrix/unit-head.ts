import type { Unit } from '@yijian/standard';
import { drawnOnce } from './copied-drawings.js';
import { type MatrixContext, narrowName } from './matrix-context.js';
import { groupSign } from './signs.js';

/** The parts of a unit's header that is used again for one unit after another. */
interface Parts {
  readonly button: HTMLButtonElement;
  readonly name: Text;
  /** Made when there is a group. */
  sign: Element | undefined;
  context: MatrixContext;
  unit: Unit;
}

const partsOf = new WeakMap<HTMLElement, Parts>();
let group: DocumentFragment | undefined;

function newParts(header: HTMLElement, context: MatrixContext, unit: Unit): Parts {
  const button = header.appendChild(document.createElement('button'));
  button.type = 'button';
  button.tabIndex = -1;
  const line = button.appendChild(document.createElement('span'));
  line.className = 'unit-name';
  const parts: Parts = { button, name: line.appendChild(document.createTextNode('')), sign: undefined, context, unit };
  button.addEventListener('click', () => {
    const { view, filterUnit } = parts.context;
    filterUnit(view.filter.unitId === parts.unit.id ? '' : parts.unit.id);
  });
  partsOf.set(header, parts);
  return parts;
}

/**
 * Draws a unit's header into its cell. What a `MatrixWindow` shows is never printed: the upright name for paper is left out. The whole name is
 * the button's own, where a smaller matrix has it hidden from sight: each hidden box is laid out, too.
 */
export function drawUnitHead(context: MatrixContext, unit: Unit, header: HTMLElement): void {
  const parts = partsOf.get(header) ?? newParts(header, context, unit);
  parts.context = context;
  parts.unit = unit;
  const { button, name } = parts;
  const { messages, view } = context;
  const note = unit.isGroup ? `${unit.name}（${messages.groupNote}）` : unit.name;
  button.setAttribute('aria-pressed', view.filter.unitId === unit.id ? 'true' : 'false');
  button.setAttribute('aria-label', note);
  button.title = `${note}\n${messages.unitFilter(unit.name)}`;
  name.data = narrowName(unit);
  if (unit.isGroup && !parts.sign) {
    group ??= drawnOnce(groupSign());
    button.append(group.cloneNode(true));
    parts.sign = button.lastElementChild ?? undefined;
  }
  parts.sign?.toggleAttribute('hidden', unit.isGroup !== true);
}
