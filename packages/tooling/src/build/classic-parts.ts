import { createHash } from 'node:crypto';
import { build, parseSync, Visitor, type Plugin, type Rolldown } from 'vite';
import { oldestGrammar } from './oldest.ts';

/** How the classic scripts of a build are made. */
export interface ClassicParts {
  /** Module of the main script that loads the others. Exports `loadPart(name)` and `handOver(chunks)`; has the table by `define`. */
  loader: string;
}

/** What the main script knows of a part: its `integrity`, and the parts that must be there before it. */
export type PartEntry = readonly [integrity: string, ...needs: string[]];

type Chunk = Rolldown.OutputChunk;

/** Marks classic scripts as UTF-8: a page in GBK would read them as GBK, and no portal thinks of the charset attribute. */
const byteOrderMark = '\uFEFF';

/**
 * Has Chromium, from 136 on, compile all functions of a script while it loads, in another thread. One by one when they are first called, in the
 * main thread, they took a fifth of the time in which a timeline is drawn. To other browsers it is a comment.
 */
const compileAll = '//# allFunctionsCalledOnLoad';
/** Name of `loadPart` in the code of a chunk, and where it comes from. */
const loadName = '__yijianLoadPart';
const loaderId = 'yijian:loader';
const entryId = 'yijian:entry';
/** Not the usual `\\0`: what begins with it is left out of source maps. */
const givenPrefix = 'yijian-given:';

/**
 * Makes classic scripts of a build in ECMAScript modules: the entry becomes the main script, and each module that is imported dynamically
 * becomes a script beside it, `<main>-<name>.js`, which takes what both use from the main script. So a source says `import('./x.js')`, whatever
 * is made of it.
 *
 * A part finds what asked for it by its own script element, so that two versions on one page keep to themselves. It also holds the number of
 * its build and does nothing in another, because each build names anew what is handed over.
 */
export function classicParts({ loader }: ClassicParts): Plugin {
  return {
    name: 'yijian-classic-parts',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const main = chunks.find(({ isEntry }) => isEntry);
      if (!main) return this.error('There is no entry to make a main script of.');
      const prefix = `${main.fileName.replace(/\.js$/, '')}-`;
      const nameOf = (file: string): string => file.slice(prefix.length, -'.js'.length);
      const inMain = staticallyFrom(main, chunks);
      const parts = chunks.filter((chunk) => !inMain.has(chunk));
      const number = createHash('sha256')
        .update(chunks.map(({ code }) => code).join())
        .digest('hex')
        .slice(0, 12);

      for (const chunk of chunks) chunk.code = withOwnNames(withLoadedParts(chunk.code, nameOf));
      const made = await makeParts(parts, { nameOf, number });
      const table = tableOf([...inMain], made, nameOf);
      const script = await makeMain(main, [...inMain], parts, { loader, table, number, nameOf });

      for (const file of Object.keys(bundle)) {
        const chunk = chunks.find(({ fileName }) => fileName === file.replace(/\.map$/, ''));
        if (!chunk) continue;
        const own = chunk === main ? script : made.get(chunk)?.script;
        // What is in the main script is no file any longer.
        if (!own) Reflect.deleteProperty(bundle, file);
        else if (file === chunk.fileName) chunk.code = own.code;
        else (bundle[file] as Rolldown.OutputAsset).source = own.map;
      }
    },
  };
}

/** A chunk and what it imports statically, however deep. */
function staticallyFrom(chunk: Chunk, chunks: readonly Chunk[], found = new Set<Chunk>()): Set<Chunk> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const file of chunk.imports) {
    const next = chunks.find(({ fileName }) => fileName === file);
    if (next) staticallyFrom(next, chunks, found);
  }
  return found;
}

/** Code with calls of the loader in the place of dynamic imports, each as long as before, so that source maps stay true. */
function withLoadedParts(code: string, nameOf: (file: string) => string): string {
  const found: { start: number; end: number; file: string }[] = [];
  new Visitor({
    ImportExpression({ start, end, source }) {
      if (source.type === 'Literal') found.push({ start, end, file: String(source.value) });
    },
  }).visit(parseSync('chunk.js', code).program);
  if (found.length === 0) return code;
  let result = code;
  for (const { start, end, file } of found.reverse()) {
    const call = `${loadName}(${JSON.stringify(nameOf(file.replace(/^\.\//, '')))})`;
    result = result.slice(0, start) + call.padEnd(end - start) + result.slice(end);
  }
  return `${result}\nimport { loadPart as ${loadName} } from ${JSON.stringify(loaderId)};\n`;
}

/**
 * Code in which the bundler makes an object of a module's exports of these alone. It goes through all names that it finds, and an old library of
 * the page may have put its own into every object. The rest of the line is the bundler's too, so that source maps stay true.
 */
function withOwnNames(code: string): string {
  return code.replace(/(no_symbols\) => \{\s*let target = \{\};\s*for \(var name )in all\)/, '$1of Object.keys(all))');
}

/** The names that a chunk imports from each file. */
function importsOf(code: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const statement of parseSync('chunk.js', code).program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const from = statement.source.value.replace(/^\.\//, '');
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
        throw new Error(`Chunks import one another by name: ${from}`);
      names.set(from, [...(names.get(from) ?? []), specifier.imported.name]);
    }
  }
  return names;
}

/** A script as it is written, and its source map. */
interface Script {
  code: string;
  map: string;
}

/** Builds one classic script from code that is there already. */
async function makeScript(
  fileName: string,
  modules: Readonly<Record<string, { code: string; map?: Rolldown.SourceMap | null }>>,
  {
    define = {},
    output,
    external = () => false,
  }: {
    define?: Record<string, string>;
    output: Rolldown.OutputOptions;
    external?: (id: string) => boolean;
  },
): Promise<Script> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    plugins: [
      {
        name: 'yijian-given-modules',
        enforce: 'pre',
        resolveId: (id) => {
          const known = Object.keys(modules).find((name) => name === id.replace(/^\.\//, ''));
          return known && !external(id) ? `${givenPrefix}${known}` : undefined;
        },
        load: (id) => {
          const module = id.startsWith(givenPrefix) ? modules[id.slice(givenPrefix.length)] : undefined;
          return module && { code: module.code, map: module.map ?? null, moduleSideEffects: true };
        },
      },
    ],
    build: {
      write: false,
      target: oldestGrammar,
      minify: true,
      sourcemap: 'hidden',
      lib: { entry: entryId, formats: ['iife'], name: 'part', fileName: () => 'part.js' },
      rolldownOptions: { input: entryId, external, output },
    },
  });
  const outputs = Array.isArray(result) ? result.flatMap(({ output }) => output) : [];
  const chunk = outputs.find((file) => file.type === 'chunk');
  const map = outputs.find((file) => file.type === 'asset' && file.fileName.endsWith('.map'));
  if (!chunk || map?.type !== 'asset') throw new Error(`Nothing was made of ${fileName}.`);
  const { mappings, ...rest } = JSON.parse(String(map.source)) as { mappings: string };
  return {
    code: `${byteOrderMark}${compileAll}\n${chunk.code.trimEnd()}\n//# sourceMappingURL=${fileName}.map\n`,
    // One line further down, each.
    map: JSON.stringify({ ...rest, mappings: `;${mappings}` }),
  };
}

/** A part as it is written, and what is known of it by whatever loads it. */
interface Made {
  script: Script;
  entry: PartEntry;
}

/** What parts are made with. */
interface Naming {
  nameOf: (file: string) => string;
  /** Number of the build. */
  number: string;
}

/**
 * Makes the parts, each after those that it loads: it holds their `integrity` itself, so that the main script, which every page loads, need not
 * know of parts that most pages never come to.
 */
async function makeParts(parts: readonly Chunk[], { nameOf, number }: Naming): Promise<Map<Chunk, Made>> {
  const made = new Map<Chunk, Made>();
  const under = new Set<Chunk>();
  const make = async (part: Chunk): Promise<void> => {
    if (made.has(part)) return;
    if (under.has(part))
      throw new Error(`${part.fileName} loads itself, by whatever way: neither can hold the other's hash.`);
    under.add(part);
    for (const loaded of parts.filter(({ fileName }) => part.dynamicImports.includes(fileName))) {
      await make(loaded);
      // Of what these need, all that is not there already because it led here.
      for (const need of staticallyFrom(loaded, parts)) if (!under.has(need)) await make(need);
    }
    const needs = parts
      .filter(({ fileName }) => part.imports.includes(fileName))
      .map(({ fileName }) => nameOf(fileName));
    const script = await makePart(part, { needs, table: tableOf([part], made, nameOf), nameOf, number });
    const hash = createHash('sha256').update(script.code).digest('base64');
    made.set(part, { script, entry: [`sha256-${hash}`, ...needs] });
  };
  for (const part of parts) await make(part);
  return made;
}

/** What some chunks must know of the parts that they load, and of what these need. */
function tableOf(
  from: readonly Chunk[],
  made: ReadonlyMap<Chunk, Made>,
  nameOf: (file: string) => string,
): Record<string, PartEntry> {
  const table: Record<string, PartEntry> = {};
  const add = (part: Chunk): void => {
    const entry = made.get(part)?.entry;
    if (!entry || nameOf(part.fileName) in table) return;
    table[nameOf(part.fileName)] = entry;
    for (const other of made.keys()) if (part.imports.includes(other.fileName)) add(other);
  };
  for (const part of made.keys())
    if (from.some(({ dynamicImports }) => dynamicImports.includes(part.fileName))) add(part);
  return table;
}

async function makePart(
  part: Chunk,
  { needs, table, nameOf, number }: Naming & { needs: readonly string[]; table: Readonly<Record<string, PartEntry>> },
): Promise<Script> {
  const isOther = (id: string): boolean => id === loaderId || part.imports.some((file) => id === `./${file}`);
  const taken = 'yijian.loaded';
  // What it needs is fetched at the same time, and may not have come.
  const stops = [
    `yijian.build!==${JSON.stringify(number)}`,
    ...needs.map((name) => `!${taken}[${JSON.stringify(name)}]`),
  ];
  // Named by a page, joined with other scripts or loaded as a module, it finds nothing on its script element, or has none.
  const lost = `[yijian] ${part.fileName} is no script of its own: name yijian.js in the page, which loads it where it is needed.`;
  const tells = Object.keys(table).length > 0 ? `Object.assign(yijian.parts,${JSON.stringify(table)});` : '';
  return makeScript(
    part.fileName,
    { [entryId]: part },
    {
      external: isOther,
      output: {
        globals: (id) => (id === loaderId ? 'yijian' : `${taken}[${JSON.stringify(nameOf(id.replace(/^.*\//, '')))}]`),
        banner: [
          '(function(){var yijian=(document.currentScript||{}).yijian;',
          `if(!yijian){console.warn(${JSON.stringify(lost)});return}`,
          `if(${stops.join('||')})return;${tells}`,
        ].join(''),
        footer: `${taken}[${JSON.stringify(nameOf(part.fileName))}]=${part.exports.length > 0 ? 'part' : '{}'}})();`,
      },
    },
  );
}

async function makeMain(
  main: Chunk,
  inMain: readonly Chunk[],
  parts: readonly Chunk[],
  made: {
    loader: string;
    table: Readonly<Record<string, PartEntry>>;
    number: string;
    nameOf: (file: string) => string;
  },
): Promise<Script> {
  const wanted = new Map<string, Set<string>>();
  const want = (file: string, names: readonly string[]): void =>
    void wanted.set(file, new Set([...(wanted.get(file) ?? []), ...names]));
  for (const part of parts) importsOf(part.code).forEach((names, file) => want(file, names));
  for (const chunk of [...inMain, ...parts])
    for (const file of chunk.dynamicImports)
      want(file, inMain.find(({ fileName }) => fileName === file)?.exports ?? []);

  const handed = inMain.flatMap(({ fileName }, index) => {
    const names = [...(wanted.get(fileName) ?? [])];
    if (names.length === 0) return [];
    const local = (name: string): string => `_${index}_${name}`;
    return {
      imports: `import { ${names.map((name) => `${name} as ${local(name)}`).join()} } from './${fileName}';`,
      // Getters, because what a module exports may change.
      entry: `${JSON.stringify(made.nameOf(fileName))}: { ${names.map((name) => `get ${name}() { return ${local(name)} }`).join()} }`,
    };
  });
  const entry = [
    `import { handOver } from ${JSON.stringify(loaderId)};`,
    `import './${main.fileName}';`,
    ...handed.map(({ imports }) => imports),
    `handOver({ ${handed.map(({ entry }) => entry).join()} });`,
  ].join('\n');
  return makeScript(
    main.fileName,
    {
      [entryId]: { code: entry },
      [loaderId]: { code: `export * from ${JSON.stringify(made.loader)};` },
      ...Object.fromEntries(inMain.map(({ fileName, code, map }) => [fileName, { code, map }])),
    },
    {
      define: { __YIJIAN_PARTS__: JSON.stringify(made.table), __YIJIAN_BUILD__: JSON.stringify(made.number) },
      output: {},
    },
  );
}
