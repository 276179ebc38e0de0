import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from './bundle-standard.ts';
import { JURISDICTIONS } from './rule-records.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** The files of one jurisdiction: `openapi/profiles/jurisdictions/<id>/`. */
export interface JurisdictionSource {
  /** Name of the folder, which is the id of the profile. */
  id: string;
  profile: YamlSource;
  /** JSON Merge Patches by the name of the schema that they change or add. */
  schemas: Map<string, YamlSource>;
  /** JSON Merge Patches of examples, where those of the standard would not keep the profile. */
  examples: Map<string, YamlSource>;
}

/** Reads the profiles of all jurisdictions, in the order of their ids. */
export async function readJurisdictions(root: string): Promise<JurisdictionSource[]> {
  const folder = path.join('profiles', JURISDICTIONS);
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const ids = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(
    ids.map(async (id) => {
      const own = path.join(folder, id);
      const strangers = (await readdir(path.join(root, own))).filter(
        (name) => !['profile.yaml', 'schemas', 'examples'].includes(name),
      );
      if (strangers.length > 0)
        throw new Error(
          `openapi/${own} holds ${strangers.join(', ')}; a profile is profile.yaml and what it changes in schemas/ and examples/.`,
        );
      return {
        id,
        profile: await readYaml(root, path.join(own, 'profile.yaml')),
        schemas: await readPatches(root, path.join(own, 'schemas')),
        examples: await readPatches(root, path.join(own, 'examples')),
      };
    }),
  );
}

async function readPatches(root: string, folder: string): Promise<Map<string, YamlSource>> {
  const files = await readdir(path.join(root, folder)).catch(() => []);
  return new Map(
    await Promise.all(
      files
        .sort()
        .map(async (file) => [path.basename(file, '.yaml'), await readYaml(root, path.join(folder, file))] as const),
    ),
  );
}

/**
 * The sources with every profile behind the one that it stands on.
 *
 * @throws Error when a profile stands on none of them, or on itself
 */
export function byAncestry(sources: readonly JurisdictionSource[]): JurisdictionSource[] {
  const ordered: JurisdictionSource[] = [];
  const visit = (source: JurisdictionSource, within: readonly string[]): void => {
    if (ordered.includes(source)) return;
    const parentId = (source.profile.value as JsonObject)['parentProfileId'] as string | undefined;
    if (parentId !== undefined) {
      const at = source.profile.at(['parentProfileId']);
      const parent = sources.find(({ id }) => id === parentId);
      if (!parent) throw new Error(`${at}: there is no profile "${parentId}" to stand on.`);
      if (within.includes(parent.id))
        throw new Error(`${at}: ${[...within, parent.id].join(' stands on ')}: a profile cannot stand on itself.`);
      visit(parent, [...within, parent.id]);
    }
    ordered.push(source);
  };
  for (const source of sources) visit(source, [source.id]);
  return ordered;
}
