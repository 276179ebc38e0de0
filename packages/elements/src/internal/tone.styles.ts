import { unsafeCSS } from '@lit/reactive-element';
import { tones } from '../tokens/tokens.js';

/** Gives whatever bears a `data-tone` the tone's colours as `--_yj-tone`, `--_yj-tone-surface` and `--_yj-tone-border`. */
export const toneStyles = unsafeCSS(
  tones
    .map(
      (tone) =>
        `[data-tone="${tone}"]{--_yj-tone:var(--_yj-${tone}-text);--_yj-tone-surface:var(--_yj-${tone}-surface);--_yj-tone-border:var(--_yj-${tone}-border)}`,
    )
    .join(''),
);
