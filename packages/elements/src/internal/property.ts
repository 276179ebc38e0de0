import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Makes a property of an element one that draws anew when it is set. Does what Lit's own decorator of this name does to a field; that one brings
 * along, for every page, what it needs to decorate accessors and classes of the coming standard.
 */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: ReactiveElement, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
