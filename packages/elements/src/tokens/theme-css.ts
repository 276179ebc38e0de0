import { packColour } from './dtcg.js';
import type { ThemePack } from './theme-packs.js';
import { schemePrefixes } from './token-css.js';
import { colours, constants, schemes, type ColourName } from './tokens.js';

/**
 * The public tokens of one pack as a style sheet, for a `<link>` in the page's head.
 *
 * @param name of the pack: `data-yj-pack` chooses it on a part of the page
 * @param only `all` tokens, so that the file can be copied and changed; or those that are the pack's `own`
 */
export function themeCss(name: string, pack: ThemePack, only: 'all' | 'own' = 'all'): string {
  const lines = schemes.flatMap((scheme, index) =>
    (Object.keys(colours) as ColourName[])
      .filter((colour) => only === 'all' || pack.colours[colour]?.[scheme] !== undefined)
      .map((colour) => `  --yj-${schemePrefixes[index] ?? ''}${colour}: ${packColour(pack, colour, scheme)};`),
  );
  const fixed =
    only === 'own' ? [] : Object.entries(constants).map(([constant, value]) => `  --yj-${constant}: ${value};`);
  return `:root,\n[data-yj-pack='${name}'] {\n${[...lines, ...fixed].join('\n')}\n}\n`;
}
