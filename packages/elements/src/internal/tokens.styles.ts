import { unsafeCSS } from '@lit/reactive-element';
import { privateTokens } from '../tokens/token-css.js';
import { care, colours, constants, sizes, targetPx } from '../tokens/tokens.js';

/** The private tokens of every element, made from the token data. By name: an object of all exports would take code that makes it. */
export const tokenStyles = unsafeCSS(privateTokens({ care, colours, constants, sizes, targetPx }));
