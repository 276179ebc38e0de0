import { tones, type Tone } from '../tokens/tokens.js';

/** A tone of the standard; neutral for what is none. */
export function toTone(text: string | undefined): Tone {
  return tones.find((tone) => tone === text) ?? 'neutral';
}
