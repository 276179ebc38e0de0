import { unsafeCSS, type CSSResult } from '@lit/reactive-element';

/**
 * A style sheet that is written out, as Lit's own tag of this name makes it. That one also puts sheets into one another and tells what is wrong with
 * others' values: code that a page of badges would carry for nothing. Named so that the build shortens what stands in it.
 */
export const css = ([text]: TemplateStringsArray): CSSResult => unsafeCSS(text);
