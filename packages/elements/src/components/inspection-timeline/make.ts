/** Makes an element with a class and what is in it. For rows of which there are hundreds: a template costs more than it saves there. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Makes a drawing on 16 by 16 whose path is given later, for eyes only. */
export function makeSign(className: string): SVGSVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [
    ['class', className],
    ['viewBox', '0 0 16 16'],
    ['aria-hidden', 'true'],
    ['focusable', 'false'],
  ] as const)
    made.setAttribute(name, value);
  made.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  return made;
}
