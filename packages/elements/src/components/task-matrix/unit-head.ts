import { html } from 'lit';
import type { Unit } from '@yijian/standard';
import { drawnOnce } from './copied-drawings.js';
import { type MatrixContext, narrowName } from './matrix-context.js';
import { groupSign } from './signs.js';

/** The parts of a unit's header that is used again for one unit after another. */
interface Parts {
  readonly button: HTMLElement;
  readonly name: HTMLElement;
  readonly sign: Element;
  readonly words: HTMLElement;
  context: MatrixContext;
  unit: Unit;
}

const partsOf = new WeakMap<HTMLElement, Parts>();
let model: DocumentFragment | undefined;

function newParts(header: HTMLElement, context: MatrixContext, unit: Unit): Parts {
  model ??= drawnOnce(
    html`<button type="button" tabindex="-1">
      <span class="unit-name" aria-hidden="true"></span>${groupSign()}<span class="visually-hidden"></span>
    </button>`,
  );
  header.append(model.cloneNode(true));
  const button = header.firstElementChild as HTMLElement;
  const [name, sign, words] = button.children as unknown as [HTMLElement, Element, HTMLElement];
  const parts: Parts = { button, name, sign, words, context, unit };
  button.addEventListener('click', () => {
    const { view, filterUnit } = parts.context;
    filterUnit(view.filter.unitId === parts.unit.id ? '' : parts.unit.id);
  });
  partsOf.set(header, parts);
  return parts;
}

/** Draws a unit's header into its cell. What a `MatrixWindow` shows is never printed: the upright name for paper is left out. */
export function drawUnitHead(context: MatrixContext, unit: Unit, header: HTMLElement): void {
  const parts = partsOf.get(header) ?? newParts(header, context, unit);
  parts.context = context;
  parts.unit = unit;
  const { button, name, sign, words } = parts;
  const { messages, view } = context;
  const note = unit.isGroup ? `${unit.name}（${messages.groupNote}）` : unit.name;
  button.setAttribute('aria-pressed', view.filter.unitId === unit.id ? 'true' : 'false');
  button.title = `${note}\n${messages.unitFilter(unit.name)}`;
  name.textContent = narrowName(unit);
  sign.toggleAttribute('hidden', unit.isGroup !== true);
  words.textContent = note;
}
