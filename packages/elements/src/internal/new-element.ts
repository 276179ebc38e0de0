type Attributes = Readonly<Record<string, string | undefined>>;
type Child = Node | string | undefined;

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

/** An element with attributes and children, without those that are undefined. For what is drawn once and copied: a template keeps markers. */
export const newElement = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => fill(document.createElement(name), attributes, children);

/** The same for what is inside of a drawing, and a drawing itself. */
export const newSvgElement = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
