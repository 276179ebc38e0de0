/** Writes `themes/*.css` from the token data: `node scripts/build-themes.ts`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import { themePacks, type ThemePack } from '../src/tokens/theme-packs.ts';
import { schemePrefixes } from '../src/tokens/token-css.ts';
import { colours, constants, schemes } from '../src/tokens/tokens.ts';

export const themesFolder = path.resolve(import.meta.dirname, '../themes');

/** The public tokens of one pack, for a `<link>` in the page's head. Lists every colour, so that an agency can start from a copy. */
export async function themeCss(name: string, pack: ThemePack): Promise<string> {
  const lines = schemes.flatMap((scheme, index) =>
    Object.entries(colours).map(([colour, values]) => {
      const own = pack.colours[colour as keyof typeof colours]?.[scheme];
      return `  --yj-${schemePrefixes[index] ?? ''}${colour}: ${own ?? values[index] ?? ''};`;
    }),
  );
  const fixed = Object.entries(constants).map(([constant, value]) => `  --yj-${constant}: ${value};`);
  const css = `/* Generated from src/tokens by scripts/build-themes.ts. Do not edit: copy it and change the copy. ${pack.use}. */
:root, [data-yj-pack='${name}'] {
${[...lines, ...fixed].join('\n')}
}
`;
  return format(css, { parser: 'css', printWidth: 120, singleQuote: true });
}

if (import.meta.main) {
  for (const [name, pack] of Object.entries(themePacks)) {
    await writeFile(path.join(themesFolder, `${name}.css`), await themeCss(name, pack));
  }
}
