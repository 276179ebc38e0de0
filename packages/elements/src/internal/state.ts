import type { ReactiveElement } from 'lit';
import { property } from './property.js';

/** Makes a field of an element one that draws anew when it is set, but is nobody else's business: no attribute has its value. */
export const state = (): ((prototype: ReactiveElement, name: string) => void) => property({ state: true });
