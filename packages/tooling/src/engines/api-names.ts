import type { EnginePage } from './engine-page.ts';

/** What scripts can use in an engine, by name. */
export interface ApiNames {
  /** Names that stand for themselves, such as `structuredClone`. */
  globals: string[];
  /** Names of functions of objects, such as `replaceChildren` and `hasOwn`. */
  methods: string[];
  /** Names of whatever else objects have, such as `userAgentData`. */
  attributes: string[];
  /** What classes and namespaces have themselves, such as `AbortSignal.timeout`. */
  statics: string[];
}

/** All names that an engine knows, wherever they stand. */
export function apiNamesOf(page: EnginePage): Promise<ApiNames> {
  return page.run(() => {
    const globals = new Set<string>();
    const methods = new Set<string>();
    const attributes = new Set<string>();
    const statics = new Set<string>();
    const seen = new Set<unknown>();
    const look = (holder: object, depth: number): void => {
      if (seen.has(holder)) return;
      seen.add(holder);
      for (const name of Object.getOwnPropertyNames(holder)) {
        // Reading a getter of a prototype throws: only its description is looked at.
        const value: unknown = Object.getOwnPropertyDescriptor(holder, name)?.value;
        (typeof value === 'function' ? methods : attributes).add(name);
        if (depth > 0 && typeof value === 'function') {
          look(value, 0);
          const { prototype } = value as { prototype?: object };
          if (prototype) look(prototype, 0);
        }
      }
    };
    for (let holder: object | null = window; holder; holder = Object.getPrototypeOf(holder) as object | null) {
      for (const name of Object.getOwnPropertyNames(holder)) {
        globals.add(name);
        const value: unknown = Object.getOwnPropertyDescriptor(holder, name)?.value;
        if (value === null || (typeof value !== 'object' && typeof value !== 'function')) continue;
        if (value === window || value === document) continue;
        for (const own of Object.getOwnPropertyNames(value)) statics.add(`${name}.${own}`);
        // Namespaces such as Intl hold classes of their own.
        look(value, 1);
        const { prototype } = value as { prototype?: object };
        if (prototype) look(prototype, 0);
      }
    }
    return {
      globals: Array.from(globals),
      methods: Array.from(methods),
      attributes: Array.from(attributes),
      statics: Array.from(statics),
    };
  });
}

/** The names that one engine knows and another does not know anywhere. */
export function newerNames(now: ApiNames, floor: ApiNames): ApiNames {
  const known = new Set([...floor.globals, ...floor.methods, ...floor.attributes]);
  const newer = (names: readonly string[]): string[] => names.filter((name) => isName(name) && !known.has(name)).sort();
  const globals = newer(now.globals);
  const methods = newer(now.methods);
  const knownStatics = new Set(floor.statics);
  return {
    globals,
    methods,
    // One word in small letters may as well be a property of anybody's data: such as "month", which a new class has.
    attributes: newer(now.attributes).filter((name) => /[A-Z]/.test(name.slice(1)) && !methods.includes(name)),
    // What is new as a global or by its own name is told by that.
    statics: now.statics
      .filter((path) => {
        const [holder = '', name = ''] = path.split('.');
        return isName(name) && !knownStatics.has(path) && known.has(holder) && known.has(name);
      })
      .sort(),
  };
}

const isName = (name: string): boolean => /^[a-z_$][\w$]*$/i.test(name);
