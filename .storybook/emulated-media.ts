import { ref } from 'lit/directives/ref.js';
import type { DirectiveResult } from 'lit/directive.js';

/** What the reader's system asks for, as far as a page can pretend it. */
export interface EmulatedMedia {
  readonly forcedColours: boolean;
  readonly reducedMotion: boolean;
  readonly print: boolean;
}

/** True in every browser and every window, where a condition must stay one part of several. */
const always = '(min-width: 0px)';

function emulated(condition: string, { forcedColours, reducedMotion, print }: EmulatedMedia): string {
  let text = condition;
  if (forcedColours) text = text.replace(/\(forced-colors:\s*active\)/g, always);
  if (reducedMotion)
    text = text
      .replace(/\(prefers-reduced-motion:\s*reduce\)/g, always)
      .replace(/\(prefers-reduced-motion:\s*no-preference\)/g, '(max-width: 0px)');
  if (print) text = text.replace(/\bscreen\b/g, 'not all').replace(/\bprint\b/g, 'all');
  return text;
}

/** The sheet that a copy was made of. */
const originals = new WeakMap<CSSStyleSheet, CSSStyleSheet>();
const copies = new WeakMap<CSSStyleSheet, Map<string, CSSStyleSheet>>();

/** A copy of an element's style sheet in which the conditions hold that are emulated. The sheet itself is shared by all elements of its kind. */
function under(media: EmulatedMedia, sheet: CSSStyleSheet): CSSStyleSheet {
  const key = JSON.stringify(media);
  const known = copies.get(sheet) ?? new Map<string, CSSStyleSheet>();
  copies.set(sheet, known);
  const made = known.get(key);
  if (made) return made;
  const copy = new CSSStyleSheet();
  copy.replaceSync(Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n'));
  const visit = (rules: CSSRuleList): void => {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSMediaRule) rule.media.mediaText = emulated(rule.media.mediaText, media);
      if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
    }
  };
  visit(copy.cssRules);
  known.set(key, copy);
  originals.set(copy, sheet);
  return copy;
}

const observers = new WeakMap<Element, MutationObserver>();
const printed = new WeakSet<Element>();

function rootsIn(ground: Element): ShadowRoot[] {
  return Array.from(ground.querySelectorAll('*')).flatMap(({ localName, shadowRoot }) =>
    shadowRoot && localName.startsWith('yj-') ? [shadowRoot] : [],
  );
}

function apply(ground: Element, media: EmulatedMedia, any: boolean): void {
  let others = false;
  for (const root of rootsIn(ground)) {
    const sheets = root.adoptedStyleSheets.map((sheet) => originals.get(sheet) ?? sheet);
    const wanted = any ? sheets.map((sheet) => under(media, sheet)) : sheets;
    if (wanted.some((sheet, index) => root.adoptedStyleSheets[index] !== sheet)) root.adoptedStyleSheets = wanted;
    if (printed.has(root.host) !== media.print) others = true;
    if (media.print) printed.add(root.host);
    else printed.delete(root.host);
  }
  // What an element does before it is printed is no matter of style sheets.
  if (others) dispatchEvent(new Event(media.print ? 'beforeprint' : 'afterprint'));
}

/**
 * Draws the elements on a ground as their own rules for print, forced colours and reduced motion have it. A page cannot switch these on, but it
 * can let the conditions hold inside the elements. What the browser itself does then (its palette, its forcing of everything else) is not shown.
 */
export function emulateMedia(media: EmulatedMedia): DirectiveResult {
  const any = media.forcedColours || media.reducedMotion || media.print;
  return ref((ground) => {
    if (!ground) return;
    observers.get(ground)?.disconnect();
    const observer = new MutationObserver(() => update());
    // An element may take in more style sheets while it draws.
    const update = (): void => {
      apply(ground, media, any);
      if (!any) return;
      for (const root of [ground, ...rootsIn(ground)]) observer.observe(root, { childList: true, subtree: true });
    };
    observers.set(ground, observer);
    // The elements have their shadow trees once they are on the page, which is after this.
    queueMicrotask(update);
  });
}
