import { YjProvider } from './provider.js';

declare global {
  interface HTMLElementTagNameMap {
    'yj-provider': YjProvider;
  }
}

YjProvider.register();
