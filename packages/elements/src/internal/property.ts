import type { PropertyDeclaration, ReactiveElement } from 'lit';
import { warn } from './warn.js';

/**
 * Makes a property of an element one that draws anew when it is set. Does what Lit's own decorator of this name does to a field; that one brings
 * along, for every page, what it needs to decorate accessors and classes of the coming standard.
 *
 * One that an attribute can set is a text, whatever a page without types puts there: a number becomes one, anything else is warned of and left
 * out.
 */
export const property =
  (options: PropertyDeclaration = {}) =>
  (prototype: ReactiveElement, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    if (options.type || options.attribute === false) return;
    const { set, ...rest } = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
    Object.defineProperty(prototype, name, {
      ...rest,
      set(this: ReactiveElement, value: unknown) {
        set?.call(this, textOf(this, name, value));
      },
    });
  };

function textOf(host: ReactiveElement, name: string, value: unknown): string | null | undefined {
  if (typeof value === 'string' || value === null || value === undefined) return value;
  if (typeof value === 'number') return String(value);
  warn(host, `${name} is a text, not a value of type ${typeof value}: it is left out`);
  return undefined;
}
