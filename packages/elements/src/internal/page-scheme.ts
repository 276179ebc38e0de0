let known: 'light' | 'dark' | 'auto' | undefined;

/**
 * The colour schemes that the page itself is drawn in. A widget that turns dark on a page that stays white cannot be read, so the reader's
 * wish for a dark scheme counts only where the page says by the CSS property `color-scheme` that it follows it too.
 */
export function pageScheme(): 'light' | 'dark' | 'auto' {
  if (!known) {
    const schemes = getComputedStyle(document.documentElement).getPropertyValue('color-scheme');
    known = !schemes.includes('dark') ? 'light' : schemes.includes('light') ? 'auto' : 'dark';
    // Asked once a frame, not once for each of a thousand badges: the answer costs a style recalculation.
    requestAnimationFrame(() => (known = undefined));
  }
  return known;
}
