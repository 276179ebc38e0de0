import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '@yijian/elements/custom-elements.json' with { type: 'json' };

interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text?: string };
  readonly default?: string;
}

interface Member extends Entry {
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
}

interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly (Entry & { readonly fieldName?: string })[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
}

type ArgType = NonNullable<ArgTypes[string]>;

function declarationOf(tagName: string): Declaration {
  const modules = manifest.modules as readonly { readonly declarations?: readonly Declaration[] }[];
  const found = modules.flatMap(({ declarations = [] }) => declarations).find((entry) => entry.tagName === tagName);
  if (!found) throw new Error(`<${tagName}> is not in the manifest: build it again with "npm run build".`);
  return found;
}

/**
 * The public interface of an element as the rows of its table, from the custom-elements manifest: attributes, properties without one, events,
 * slots, custom properties and parts. Only what is given a control has one.
 */
export function apiOf(
  tagName: string,
  controls: Readonly<Record<string, Partial<ArgType>>> = {},
): Record<string, ArgType> {
  const { members = [], attributes = [], events, slots, cssProperties, cssParts } = declarationOf(tagName);
  const properties = members.filter(
    ({ kind, name, privacy, static: ofClass }) =>
      kind === 'field' && privacy === undefined && !ofClass && !attributes.some(({ fieldName }) => fieldName === name),
  );
  const rows = (category: string, entries: readonly Entry[] = [], label = (name: string) => name) =>
    entries.map(({ name, description, type, default: initial }): [string, ArgType] => [
      label(name),
      {
        name: label(name),
        control: false,
        ...(description !== undefined && { description }),
        table: {
          category,
          ...(type?.text !== undefined && { type: { summary: type.text } }),
          ...(initial !== undefined && { defaultValue: { summary: initial } }),
        },
        ...controls[name],
      },
    ]);
  return Object.fromEntries([
    ...rows('属性 Attributes', attributes),
    ...rows('脚本属性 Properties', properties),
    ...rows('事件 Events', events),
    ...rows('插槽 Slots', slots, (name) => (name === '' ? '(default)' : name)),
    ...rows('自定义属性 Custom properties', cssProperties),
    ...rows('部件 Parts', cssParts, (name) => `::part(${name})`),
  ]);
}
