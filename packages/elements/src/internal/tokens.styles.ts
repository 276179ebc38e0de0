import { unsafeCSS } from '@lit/reactive-element';
import { privateTokens } from '../tokens/token-css.js';
import * as tokens from '../tokens/tokens.js';

/** The private tokens of every element, made from the token data. */
export const tokenStyles = unsafeCSS(privateTokens(tokens));
