import { signFontData } from './sign-font.data.js';

/** The family that styles put before a text's own where a sign is a letter of it. In them as it is: what is put into a style is not minified. */
export const signFamily = 'yj-signs';

let face: FontFace | undefined;

/**
 * Gives the page the font of the signs. It comes as bytes, so that no policy of a page forbids it as a load, and counts for its few letters alone,
 * at any weight: no text of the page changes. Best before anything is drawn: for a new font a browser lays out the whole page again.
 */
export function provideSignFont(): void {
  if (typeof FontFace === 'undefined') return;
  if (!face) {
    const text = atob(signFontData);
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    face = new FontFace(signFamily, bytes, { unicodeRange: 'U+25A0-25CF', weight: '1 1000' });
  }
  // A page may have cleared its fonts.
  if (!document.fonts.has(face)) document.fonts.add(face);
}
