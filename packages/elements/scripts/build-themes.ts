/** Writes `themes/*.css`, and `tokens/*.json` for design tools, from the token data: `node scripts/build-themes.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import { dtcgBase, dtcgPack, dtcgResolver, themeCss, themePacks, type ThemePack } from '@yijian/elements/tokens';

const packageFolder = path.resolve(import.meta.dirname, '..');
const style = { printWidth: 120, singleQuote: true } as const;

const css = (name: string, pack: ThemePack): Promise<string> =>
  format(
    `/* Generated from src/tokens by scripts/build-themes.ts. Do not edit: copy it and change the copy. ${pack.use}. */\n${themeCss(name, pack)}`,
    { ...style, parser: 'css' },
  );
const json = (value: unknown): Promise<string> => format(JSON.stringify(value), { ...style, parser: 'json' });

/** Everything that is made of the token data: file within the package → content. */
export async function tokenFiles(): Promise<Readonly<Record<string, string>>> {
  const packs = Object.entries<ThemePack>(themePacks);
  const files: [string, Promise<string>][] = [
    ...packs.flatMap(([name, pack]): [string, Promise<string>][] => [
      [`themes/${name}.css`, css(name, pack)],
      [`tokens/${name}.tokens.json`, json(dtcgPack(name, pack))],
    ]),
    ['tokens/base.tokens.json', json(dtcgBase())],
    ['tokens/yijian.resolver.json', json(dtcgResolver(Object.keys(themePacks)))],
  ];
  return Object.fromEntries(await Promise.all(files.map(async ([file, content]) => [file, await content] as const)));
}

if (import.meta.main) {
  for (const [file, content] of Object.entries(await tokenFiles())) {
    await mkdir(path.join(packageFolder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(packageFolder, file), content);
  }
}
