import type { Rolldown } from 'vite';

/** What a bundler tells of modules while it makes chunks of them. */
type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** The module that registers an element, and the element's name. */
const registers = /\/components\/([\w-]+)\/define\.ts$/;

/** The part of what more than one element needs. */
const sharedName = 'elements';

/**
 * Which part of a classic script a module belongs to: an element that is loaded on demand is one part, and what several of them use is one.
 * A bundler left to itself makes a part of each few lines that an element has in common with what it loads on demand, though such a part can
 * never come before its element.
 *
 * @param entry the script's own module
 * @returns a name for each module of such an element; nothing for what stands in the script itself, or is loaded by an element
 */
export function partsByElement(entry: string): (id: string, modules: Modules) => string | null {
  let names: Map<string, string> | undefined;
  return (id, modules) => (names ??= namesFrom(entry, modules)).get(id) ?? null;
}

function namesFrom(entry: string, modules: Modules): Map<string, string> {
  const own = staticallyFrom(entry, modules);
  const elements = [...own].flatMap((id) => modules.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  const names = new Map<string, string>();
  for (const element of new Set(elements)) {
    const name = registers.exec(element)?.[1];
    if (name === undefined) continue;
    for (const id of staticallyFrom(element, modules))
      if (!own.has(id)) names.set(id, names.has(id) ? sharedName : name);
  }
  return names;
}

/** A module and all that it imports statically, however deep. */
function staticallyFrom(id: string, modules: Modules, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) staticallyFrom(imported, modules, found);
  return found;
}
