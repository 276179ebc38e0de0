import { colourUses, constantUses, sizeUses } from './token-uses.js';
import * as tokens from './tokens.js';
import type { ColourName, ConstantName, Scheme, SizeName } from './tokens.js';

export { signPairs, textPairs } from './contrast-pairs.js';
export { contrastRatio } from './contrast-ratio.js';
export { dtcgBase, dtcgPack, dtcgResolver, lowContrasts, packColour, readDtcgPack } from './dtcg.js';
export { themeCss } from './theme-css.js';
export { themePacks, type ThemePack } from './theme-packs.js';
export {
  care,
  schemes,
  targetPx,
  tones,
  type ColourName,
  type ConstantName,
  type Scheme,
  type SizeName,
  type Tone,
} from './tokens.js';

export interface ColourToken extends Readonly<Record<Scheme, string>> {
  /** System colour in forced-colours mode. */
  readonly forced: string;
  /** What the colour is for. */
  readonly use: string;
}

const each = <Name extends string, Value, Result>(
  values: Readonly<Record<Name, Value>>,
  make: (value: Value, name: Name) => Result,
): Readonly<Record<Name, Result>> =>
  Object.fromEntries(
    Object.entries<Value>(values).map(([name, value]) => [name, make(value, name as Name)]),
  ) as Readonly<Record<Name, Result>>;

/** The colours by scheme, each with its use. */
export const colours: Readonly<Record<ColourName, ColourToken>> = each(
  tokens.colours,
  ([light, dark, contrast, forced], name) => ({ light, dark, contrast, forced, use: colourUses[name] }),
);

/** The sizes as multiples of the base size, each with its use. */
export const sizes: Readonly<Record<SizeName, { readonly of: number; readonly use: string }>> = each(
  tokens.sizes,
  (of, name) => ({ of, use: sizeUses[name] }),
);

/** What neither the scheme nor the scale changes, each with its use. */
export const constants: Readonly<Record<ConstantName, { readonly value: string; readonly use: string }>> = each(
  tokens.constants,
  (value, name) => ({ value, use: constantUses[name] }),
);
