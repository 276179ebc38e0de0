import { version } from './version.js';

/** A class that can be registered under its own tag name. */
export interface ElementClass extends CustomElementConstructor {
  readonly tagName: string;
  readonly version: string;
}

export interface DefineOptions {
  /** Put behind the tag name with a hyphen (`yj-credit-badge-x`), so that two vendors' copies can share a page. */
  suffix?: string;
}

const defined = new WeakSet<CustomElementConstructor>();

/**
 * Registers an element under its tag name, unless somebody else was first. The same version twice is harmless and silent; two versions give
 * one warning, and the first one stays. Never throws, and does nothing where there are no custom elements. In a page of XML what stands in the
 * tags stays, with a warning: what the elements are drawn from is HTML, which the browser cannot read there.
 */
export function defineElement(elementClass: ElementClass, { suffix }: DefineOptions = {}): void {
  if (typeof customElements === 'undefined') return;
  if (suffix !== undefined && !/^[a-z0-9-]+$/.test(suffix)) {
    console.warn(`[yijian] "${suffix}" cannot be part of a tag name: use lower-case letters, digits and hyphens.`);
    return;
  }
  if (document.contentType !== 'text/html') {
    console.warn(`[yijian] Nothing is drawn in a page of ${document.contentType}: send it as text/html.`);
    return;
  }
  const tagName = suffix === undefined ? elementClass.tagName : `${elementClass.tagName}-${suffix}`;
  const present = customElements.get(tagName) as (CustomElementConstructor & { version?: string }) | undefined;
  if (!present) {
    // One class can be registered once: under a second name goes a class of its own.
    customElements.define(tagName, defined.has(elementClass) ? class extends elementClass {} : elementClass);
    defined.add(elementClass);
    return;
  }
  warnOfVersions(tagName, present.version);
}

/** Tells, where it is so, that an element is there already by another version, so that this one is not used. */
export function warnOfVersions(tagName: string, present: string | undefined): void {
  if (present === version) return;
  console.warn(
    `[yijian] <${tagName}> is already defined by version ${present ?? 'unknown'}; version ${version} is not used. ` +
      'Load one version, or register this one with a suffix.',
  );
}
