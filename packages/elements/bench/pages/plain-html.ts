/** What the floors insert: markup with a style sheet, as a page would have them that was written by hand. */
export interface PlainHtml {
  html: string;
  css: string;
}

/** Parses it into the page. */
export function showPlainHtml(place: HTMLElement, { html, css }: PlainHtml): void {
  document.head.appendChild(document.createElement('style')).textContent = css;
  place.innerHTML = html;
}
