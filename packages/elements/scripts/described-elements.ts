import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One attribute of an element. */
export interface DescribedAttribute {
  readonly name: string;
  readonly description: string;
  /** Property that it sets. */
  readonly property: string;
  readonly type: string;
  readonly default: string | undefined;
  /** The words that it knows; empty when it takes any. */
  readonly values: readonly string[];
}

interface Named {
  readonly name: string;
  readonly description: string;
}

/** What the custom-elements manifest says of one element, for those who use it. */
export interface DescribedElement extends Named {
  /** Name of its class, exported by the package. */
  readonly className: string;
  readonly attributes: readonly DescribedAttribute[];
  /** Properties that can be set, those with an attribute too. */
  readonly properties: readonly (Named & { readonly type: string })[];
  readonly events: readonly (Named & { readonly type: string })[];
  readonly slots: readonly Named[];
  readonly parts: readonly Named[];
  readonly cssProperties: readonly (Named & { readonly default: string | undefined })[];
}

interface Item {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
}

interface Declaration extends Item {
  readonly tagName?: string;
  readonly attributes?: readonly Item[];
  readonly events?: readonly Item[];
  readonly slots?: readonly Item[];
  readonly cssParts?: readonly Item[];
  readonly cssProperties?: readonly Item[];
  readonly members?: readonly (Item & {
    readonly kind: string;
    readonly static?: boolean;
    readonly privacy?: string;
  })[];
}

const plain = ({ name, description = '' }: Item): Named => ({ name, description: description.replace(/\s+/g, ' ') });

/**
 * Reads the custom-elements manifest and the declarations beside it. The manifest names types; what words a type allows only the compiler
 * knows.
 *
 * @param dist folder with `custom-elements.json` and `index.d.ts`
 */
export function describedElements(dist: string): DescribedElement[] {
  const manifest = JSON.parse(readFileSync(path.join(dist, 'custom-elements.json'), 'utf8')) as {
    modules: { declarations?: Declaration[] }[];
  };
  const wordsOf = wordsByProperty(path.join(dist, 'index.d.ts'));
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration) => declaration.tagName !== undefined)
    .map((declaration) => ({
      ...plain(declaration),
      name: declaration.tagName ?? '',
      className: declaration.name,
      attributes: (declaration.attributes ?? []).map((attribute) => {
        const property = attribute.fieldName ?? attribute.name;
        return {
          ...plain(attribute),
          property,
          type: attribute.type?.text ?? 'string',
          default: attribute.default?.replace(/^'(.*)'$/, '$1'),
          values: wordsOf(declaration.name, property),
        };
      }),
      properties: (declaration.members ?? [])
        .filter(({ kind, privacy, static: isStatic }) => kind === 'field' && !privacy && !isStatic)
        .map((member) => ({ ...plain(member), type: member.type?.text ?? 'unknown' })),
      events: (declaration.events ?? []).map((event) => ({ ...plain(event), type: event.type?.text ?? 'CustomEvent' })),
      slots: (declaration.slots ?? []).map(plain),
      parts: (declaration.cssParts ?? []).map(plain),
      cssProperties: (declaration.cssProperties ?? []).map((item) => ({ ...plain(item), default: item.default })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Answers which words a property of a class may hold. */
function wordsByProperty(declarations: string): (className: string, property: string) => string[] {
  const program = ts.createProgram([declarations], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(declarations);
  const exported = source && checker.getSymbolAtLocation(source);
  const classes = new Map(
    (exported ? checker.getExportsOfModule(exported) : []).map((symbol) => [symbol.name, symbol]),
  );
  return (className, property) => {
    const symbol = classes.get(className);
    if (!symbol) throw new Error(`${className} is not exported by ${declarations}.`);
    const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const member = checker.getDeclaredTypeOfSymbol(own).getProperty(property);
    if (!member) return [];
    const type = checker.getTypeOfSymbol(member);
    return (type.isUnion() ? type.types : [type]).filter((part) => part.isStringLiteral()).map(({ value }) => value);
  };
}
