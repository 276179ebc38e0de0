/**
 * Writes what editors and type checkers know of the elements, from the custom-elements manifest: VS Code's custom data, JetBrains' web-types,
 * and types for JSX and Vue. `node scripts/build-editor-data.ts`, after `tsc` and `cem analyze`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describedElements, type DescribedElement } from './described-elements.ts';

const folder = path.resolve(import.meta.dirname, '..');
const dist = path.join(folder, 'dist');
const generated = '// Generated from the custom-elements manifest by scripts/build-editor-data.ts. Do not edit.\n';

/** VS Code: `html.customData`. */
const htmlData = (elements: readonly DescribedElement[]): object => ({
  version: 1.1,
  tags: elements.map(({ name, description, attributes }) => ({
    name,
    description,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      ...(attribute.values.length > 0 ? { values: attribute.values.map((value) => ({ name: value })) } : {}),
      ...(attribute.type === 'boolean' ? { valueSet: 'v' } : {}),
    })),
  })),
  globalAttributes: [
    {
      name: 'data-yj-theme',
      description: 'Colours of the elements inside.',
      values: words('light', 'dark', 'contrast', 'auto'),
    },
    { name: 'data-yj-care', description: 'Larger type and targets for the elements inside.', valueSet: 'v' },
    { name: 'data-yj-lang', description: 'Language of the elements inside.' },
    {
      name: 'data-yj',
      description: 'Name of the element that takes the place of this one.',
      values: words(...elements.map(({ name }) => name.replace('yj-', ''))),
    },
  ],
});

const words = (...names: string[]): { name: string }[] => names.map((name) => ({ name }));

/** VS Code: `css.customData`. */
const cssData = (elements: readonly DescribedElement[], tokens: ReadonlyMap<string, string>): object => ({
  version: 1.1,
  properties: Array.from(
    new Map([
      ...elements.flatMap(({ cssProperties }) => cssProperties.map((item) => [item.name, item.description] as const)),
      ...tokens,
    ]),
    ([name, description]) => ({ name, description }),
  ),
});

/** JetBrains: `web-types` of package.json. */
const webTypes = (elements: readonly DescribedElement[], version: string): object => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: '@yijian/elements',
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map(({ name, description, attributes, slots, properties, events, parts, cssProperties }) => ({
        name,
        description,
        attributes: attributes.map((attribute) => ({
          name: attribute.name,
          description: attribute.description,
          ...(attribute.default === undefined ? {} : { default: attribute.default }),
          value: {
            type:
              attribute.values.length > 0 ? attribute.values.map((value) => `"${value}"`).join(' | ') : attribute.type,
          },
        })),
        slots,
        js: {
          properties: properties.map((item) => ({ ...item, value: { type: item.type }, type: undefined })),
          events: events.map(({ name: event, description: when }) => ({ name: event, description: when })),
        },
        css: { parts, properties: cssProperties },
      })),
    },
  },
});

const comment = (text: string): string => `/** ${text.replaceAll('*/', '* /')} */`;

/** The properties of an element, once by name and once by attribute, each with the type that the class gives it. */
function propsOf({ className, attributes, properties }: DescribedElement): string {
  const byName = properties.map(({ name, description }) => [name, name, description] as const);
  const byAttribute = attributes
    .filter(({ name, property }) => name !== property)
    .map(({ name, property, description }) => [name, property, description] as const);
  return [...byName, ...byAttribute]
    .map(
      ([name, property, description]) =>
        `    ${comment(description)}\n    '${name}'?: ${className}['${property}'] | undefined;`,
    )
    .join('\n');
}

const imports = (elements: readonly DescribedElement[]): string =>
  `import type { ${elements.map(({ className }) => className).join(', ')} } from './index.js';\n`;

/** JSX: React 18 (attributes) and 19 (properties and events too). */
const jsxTypes = (
  elements: readonly DescribedElement[],
): string => `${generated}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports(elements)}
type Tag<E, Props> = Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof Props> & Props;

/** The elements as tags of JSX. */
export interface YijianElements {
${elements
  .map(
    (element) => `  ${comment(element.description)}
  '${element.name}': Tag<${element.className}, {
${propsOf(element)}
${element.events.map(({ name, description, type }) => `    ${comment(description)}\n    'on${name}'?: ((event: ${type}) => void) | undefined;`).join('\n')}
  }>;`,
  )
  .join('\n')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends YijianElements {}
  }
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends YijianElements {}
  }
}
`;

/** Vue 2.7 and 3, for Volar and vue-tsc. */
const vueTypes = (elements: readonly DescribedElement[]): string => `${generated}${imports(elements)}
type Component<Props> = new () => { $props: Props & { [attribute: \`data-\${string}\`]: unknown } };

/** The elements as components of Vue's templates. */
export interface YijianElements {
${elements
  .map(
    (element) => `  ${comment(element.description)}
  '${element.name}': Component<{
${propsOf(element)}
${element.events.map(({ name, description, type }) => `    ${comment(description)}\n    '${vueListener(name)}'?: ((event: ${type}) => void) | undefined;`).join('\n')}
  }>;`,
  )
  .join('\n')}
}

declare module 'vue' {
  interface GlobalComponents extends YijianElements {}
}
`;

/** `yj-load` is listened to by the prop `onYjLoad`. */
const vueListener = (event: string): string =>
  `on-${event}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

if (import.meta.main) {
  const elements = describedElements(dist);
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const { colours, constants, schemes } = await import('@yijian/elements/tokens');
  const prefix = { light: '', dark: 'dark-', contrast: 'contrast-' } as const;
  const tokens = new Map([
    ...schemes.flatMap((scheme) =>
      Object.entries(colours).map(
        ([name, { use }]) => [`--yj-${prefix[scheme]}${name}`, `${use} (${scheme})`] as const,
      ),
    ),
    ...Object.entries(constants).map(([name, { use }]) => [`--yj-${name}`, use] as const),
  ]);
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const files = {
    'vscode.html-custom-data.json': json(htmlData(elements)),
    'vscode.css-custom-data.json': json(cssData(elements, tokens)),
    'web-types.json': json(webTypes(elements, version)),
    'jsx.d.ts': jsxTypes(elements),
    'vue.d.ts': vueTypes(elements),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(dist, name), content);
}
