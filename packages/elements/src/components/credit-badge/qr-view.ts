import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from './credit-face.js';
import type { QrCode } from './qr-code.js';

/** From this length on a code has so many modules that it needs more room. */
const dense = 84;

/** The QR code of an address, in the room that is kept for it until what draws it is there. */
export function qrView(
  address: string,
  { messages }: Words,
  draw: ((text: string) => QrCode) | undefined,
): TemplateResult {
  return html`<span class="qr" part="qr" data-dense=${address.length > dense ? '' : nothing}
    >${draw ? drawn(draw(address), messages.qr) : nothing}</span
  >`;
}

const drawn = ({ viewBox, content }: QrCode, name: string): TemplateResult =>
  html`<svg viewBox=${viewBox} role="img" aria-label=${name} shape-rendering="crispEdges" focusable="false">
    ${content}
  </svg>`;
