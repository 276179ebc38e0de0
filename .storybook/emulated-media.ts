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

/** A copy of an element's style sheet in which the conditions hold that are emulated. The sheet itself is shared by all elements of its kind. */
function under(media: EmulatedMedia, sheet: CSSStyleSheet): CSSStyleSheet {
  const copy = new CSSStyleSheet();
  copy.replaceSync(Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n'));
  const visit = (rules: CSSRuleList): void => {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSMediaRule) rule.media.mediaText = emulated(rule.media.mediaText, media);
      if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
    }
  };
  visit(copy.cssRules);
  return copy;
}

const own = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();
const observers = new WeakMap<Element, MutationObserver>();
const printed = new WeakSet<Element>();

function apply(ground: Element, media: EmulatedMedia): void {
  const any = media.forcedColours || media.reducedMotion || media.print;
  let others = false;
  for (const element of ground.querySelectorAll('*')) {
    const { shadowRoot } = element;
    if (!shadowRoot || !element.localName.startsWith('yj-')) continue;
    const sheets = own.get(shadowRoot) ?? shadowRoot.adoptedStyleSheets;
    own.set(shadowRoot, sheets);
    shadowRoot.adoptedStyleSheets = any ? sheets.map((sheet) => under(media, sheet)) : [...sheets];
    if (printed.has(element) !== media.print) others = true;
    if (media.print) printed.add(element);
    else printed.delete(element);
  }
  // What an element does before it is printed is no matter of style sheets.
  if (others) dispatchEvent(new Event(media.print ? 'beforeprint' : 'afterprint'));
}

/**
 * Draws the elements on a ground as their own rules for print, forced colours and reduced motion have it. A page cannot switch these on, but it
 * can let the conditions hold inside the elements. What the browser itself does then (its palette, its forcing of everything else) is not shown.
 */
export function emulateMedia(media: EmulatedMedia): DirectiveResult {
  return ref((ground) => {
    if (!ground) return;
    observers.get(ground)?.disconnect();
    let elements = 0;
    const observer = new MutationObserver(() => {
      const now = ground.querySelectorAll(':defined').length;
      if (now === elements) return;
      elements = now;
      apply(ground, media);
    });
    observer.observe(ground, { childList: true, subtree: true });
    observers.set(ground, observer);
    // The elements have their shadow trees once they are on the page, which is after this.
    queueMicrotask(() => apply(ground, media));
  });
}
