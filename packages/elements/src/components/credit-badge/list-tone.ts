import { own } from '../../internal/own.js';
import type { Tone } from '../../tokens/tokens.js';

/** By the code of the table `list-kind`. */
const listTones: Readonly<Record<string, Tone>> = {
  red: 'good',
  'key-supervision': 'caution',
  black: 'serious',
  'serious-dishonesty': 'serious',
};

/** Tone of a list on which a subject stands. Neutral for a list that a newer standard adds. */
export function listTone(kind: string): Tone {
  return own(listTones, kind) ?? 'neutral';
}
