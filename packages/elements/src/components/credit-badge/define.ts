import { YjCreditBadge } from './credit-badge.js';

declare global {
  interface HTMLElementTagNameMap {
    'yj-credit-badge': YjCreditBadge;
  }
}

YjCreditBadge.register();
