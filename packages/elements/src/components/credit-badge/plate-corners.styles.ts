import { unsafeCSS } from '@lit/reactive-element';

/**
 * The plate is round where the badge is. Kept from the minifier: for browsers that do not know these corners it writes rules by language, not by
 * direction, and a browser would hold each plate of a page against eighty languages.
 */
export const plateCorners = unsafeCSS('.plate{border-start-start-radius:3px;border-end-start-radius:3px}');
