import { newElement } from '../../internal/new-element.js';
import type { Words } from './credit-face.js';

/** Draws a text as a QR code with a name for those who cannot see it. */
export type DrawQr = (text: string, name: string) => SVGElement;

/** From this length on a code has so many modules that it needs more room. */
const dense = 84;

/** The QR code of an address, in the room that is kept for it until what draws it is there. */
export const qrView = (address: string, { messages }: Words, draw: DrawQr | undefined): HTMLElement =>
  newElement(
    'span',
    { class: 'qr', part: 'qr', 'data-dense': address.length > dense ? '' : undefined },
    draw?.(address, messages.qr),
  );
