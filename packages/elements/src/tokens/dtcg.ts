import { contrastRatio } from './contrast-ratio.js';
import { signPairs, textPairs } from './contrast-pairs.js';
import type { ThemePack } from './theme-packs.js';
import { colourUses, constantUses, sizeUses } from './token-uses.js';
import { colours, constants, schemes, sizes, type ColourName, type Scheme } from './tokens.js';

/** Version of the Design Tokens Community Group's modules that is written and read. */
export const dtcgVersion = '2025.10';
const formatSchema = `https://www.designtokens.org/schemas/${dtcgVersion}/format.json`;
const resolverSchema = `https://www.designtokens.org/schemas/${dtcgVersion}/resolver.json`;

type Json = Readonly<Record<string, unknown>>;
type Components = readonly [red: number, green: number, blue: number];

/** A colour as a DTCG value. The components are exact to what eight bits can hold; `hex` is what a tool without colour spaces reads. */
function colourValue(hex: string): { colorSpace: 'srgb'; components: Components; hex: string } {
  const channel = (start: number): number =>
    Math.round((parseInt(hex.slice(start, start + 2), 16) / 255) * 10_000) / 10_000;
  return { colorSpace: 'srgb', components: [channel(1), channel(3), channel(5)], hex };
}

/** The colour of a pack in a scheme: its own, or the default. */
export function packColour(pack: ThemePack, name: ColourName, scheme: Scheme): string {
  return pack.colours[name]?.[scheme] ?? colours[name][schemes.indexOf(scheme) as 0 | 1 | 2];
}

/** One pack as a DTCG file: a group of colours for each scheme, all of them, so that a design tool needs no other file. */
export function dtcgPack(name: string, pack: ThemePack): Json {
  const groups = schemes.map((scheme): [string, Json] => [
    scheme,
    {
      $type: 'color',
      ...Object.fromEntries(
        (Object.keys(colours) as ColourName[]).map((colour) => [
          colour,
          { $value: colourValue(packColour(pack, colour, scheme)), $description: colourUses[colour] },
        ]),
      ),
    },
  ]);
  return { $schema: formatSchema, $description: `${name}. ${pack.use}`, ...Object.fromEntries(groups) };
}

/** What neither pack nor scheme changes, as a DTCG file. Sizes are for a base size of 16 px. */
export function dtcgBase(): Json {
  const size = Object.entries(sizes).map(([name, of]): [string, Json] => [
    name,
    { $type: 'dimension', $value: { value: of * 16, unit: 'px' }, $description: sizeUses[name as keyof typeof sizes] },
  ]);
  const fixed = Object.entries(constants).map(([name, value]): [string, Json] => [
    name,
    { ...constantValue(value), $description: constantUses[name as keyof typeof constants] },
  ]);
  return { $schema: formatSchema, $description: 'Sizes and type', ...Object.fromEntries([...size, ...fixed]) };
}

function constantValue(value: string): Json {
  if (value.endsWith('px')) return { $type: 'dimension', $value: { value: parseFloat(value), unit: 'px' } };
  if (/^[\d.]+$/.test(value)) return { $type: 'number', $value: Number(value) };
  return { $type: 'fontFamily', $value: value.split(', ').map((family) => family.replace(/"/g, '')) };
}

/** How the files go together, as a DTCG resolver: the base, and one look out of each pack in each scheme. */
export function dtcgResolver(packs: readonly string[]): Json {
  const looks = packs.flatMap((pack) =>
    schemes.map((scheme) => [`${pack}-${scheme}`, [{ $ref: `${pack}.tokens.json#/${scheme}` }]]),
  );
  return {
    $schema: resolverSchema,
    name: 'Yijian',
    version: dtcgVersion,
    sets: { base: { sources: [{ $ref: 'base.tokens.json' }] } },
    modifiers: { look: { contexts: Object.fromEntries(looks) as Json, default: 'blue-light' } },
    resolutionOrder: [{ $ref: '#/sets/base' }, { $ref: '#/modifiers/look' }],
  };
}

const isGroup = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (name: string): boolean => !name.startsWith('$');

/**
 * Reads an agency's pack from a DTCG file: groups `light`, `dark` and `contrast` with the colours that differ from the default. Other groups
 * are palettes to refer to by `{group.name}`.
 *
 * @throws Error that lists everything that is wrong: names that do not exist, values that are no colour, and pairs of colours that could not
 * be read, because a pack goes on pages of thousands
 */
export function readDtcgPack(file: unknown): ThemePack {
  const faults: string[] = [];
  if (!isGroup(file)) throw new Error('A token file is an object of groups.');
  const result: Partial<Record<ColourName, Partial<Record<Scheme, string>>>> = {};
  for (const scheme of schemes) {
    const group = file[scheme];
    if (group === undefined) continue;
    if (!isGroup(group)) {
      faults.push(`${scheme} is no group of tokens`);
      continue;
    }
    for (const name of Object.keys(group).filter(own)) {
      if (!(name in colours)) {
        faults.push(`${scheme}.${name} is no colour of the elements`);
        continue;
      }
      try {
        (result[name as ColourName] ??= {})[scheme] = hexOf(file, `${scheme}.${name}`, []);
      } catch (error) {
        faults.push((error as Error).message);
      }
    }
  }
  const pack: ThemePack = {
    use: typeof file['$description'] === 'string' ? file['$description'] : 'A pack of an agency',
    colours: result,
  };
  if (faults.length === 0) faults.push(...lowContrasts(pack));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return pack;
}

/** What a token comes to as `#rrggbb`, through any references. */
function hexOf(file: Json, path: string, from: readonly string[]): string {
  if (from.includes(path)) throw new Error(`${path} refers to itself`);
  const token = path.split('.').reduce<unknown>((at, name) => (isGroup(at) && own(name) ? at[name] : undefined), file);
  if (!isGroup(token) || !('$value' in token)) throw new Error(`${path} is no token`);
  const value = token['$value'];
  const reference = typeof value === 'string' ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined;
  if (reference !== undefined) return hexOf(file, reference, [...from, path]);
  if (!isGroup(value)) throw new Error(`${path} is no colour: give colorSpace and components`);
  const { colorSpace, components, hex, alpha } = value;
  if (alpha !== undefined && alpha !== 1)
    throw new Error(`${path} is transparent: its contrast would hang on what is under it`);
  if (typeof hex === 'string' && /^#[\da-f]{6}$/i.test(hex)) return hex.toLowerCase();
  const inSrgb = colorSpace === 'srgb' && Array.isArray(components) && components.length === 3;
  if (!inSrgb || !components.every((part) => typeof part === 'number' && part >= 0 && part <= 1))
    throw new Error(`${path} needs "hex", or "srgb" with three components from 0 to 1`);
  const digits = (components as number[]).map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

/** The pairs in use whose colours are too near to each other, as sentences. Empty when all can be read. */
export function lowContrasts(pack: ThemePack): string[] {
  return schemes.flatMap((scheme) =>
    (
      [
        [textPairs, scheme === 'contrast' ? 7 : 4.5],
        [signPairs, 3],
      ] as const
    ).flatMap(([pairs, least]) =>
      pairs.flatMap(([on, under]) => {
        const ratio = contrastRatio(packColour(pack, on, scheme), packColour(pack, under, scheme));
        if (ratio >= least) return [];
        // Rounded down: 4.49 must not read as 4.5.
        const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
        return [`${scheme}: ${on} on ${under} has a contrast of ${shown} to 1 and needs ${least} to 1`];
      }),
    ),
  );
}
