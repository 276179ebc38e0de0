/** The drawings that few pages have: loaded when a badge asks for one of them. */
import { controlStyles } from '../../internal/control.styles.js';
import sheetStyles from './credit-sheet.styles.js';
import type * as QrCode from './qr-code.js';

export { creditCard as card } from './credit-card.js';
export { codedAddress } from './page-address.js';
export { creditSeal as seal } from './credit-seal.js';

/** For both of them. */
export const styles = [controlStyles, sheetStyles];

/** What draws the QR code, where a rating has a page to lead to. */
export const loadQrCode = (): Promise<typeof QrCode> => import('./qr-code.js');
