import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collections } from './collections.js';

interface Schema {
  $ref?: string;
  'x-yijian-visibility'?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
}
const { components, paths } = JSON.parse(readFileSync(new URL('../dist/openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, { security?: unknown }>>;
};

/** Who may see what stands at a pointer: the visibility of every schema and property on the way there. */
function visibilitiesAt(schema: string, pointer: string): (string | undefined)[] {
  const seen: (string | undefined)[] = [];
  const entered = (node: Schema | undefined): Schema => {
    if (!node) throw new Error(`${schema} has no ${pointer}.`);
    if (node['x-yijian-visibility']) seen.push(node['x-yijian-visibility']);
    return node.$ref ? entered(components.schemas[node.$ref.split('/').at(-1) ?? '']) : node;
  };
  pointer
    .split('/')
    .filter(Boolean)
    .reduce(
      (node, key) => entered(key === '*' ? node.items : node.properties?.[key]),
      entered(components.schemas[schema]),
    );
  return seen;
}

const places = collections.flatMap(({ name, read, schema, filters, dates }) =>
  [...Object.values(filters).map(({ at }) => at), ...dates.map((date) => `/${date}`)].map((at) => ({
    name,
    read,
    schema,
    at,
  })),
);

it.each(places)('$name can be cut by $at', ({ schema, at }) => {
  expect(visibilitiesAt(schema, at)).not.toEqual([]);
});

// A filter tells what it compares: whoever may use it may as well see the value.
it.each(places.filter(({ read }) => read === 'public'))(
  '$name tells the public no more by $at than it shows',
  (place) => {
    expect(new Set(visibilitiesAt(place.schema, place.at))).toEqual(new Set(['public']));
  },
);

/** Where a chain of owners ends; undefined where one of its steps is no reference or leads nowhere. */
function ownerOf(name: string, met: readonly string[] = []): string | undefined {
  if (name === 'facilities') return name;
  const { owner, references } = collections.find((collection) => collection.name === name) ?? {};
  const to = references?.find(({ path }) => path === owner)?.to ?? [];
  return met.includes(name) ? undefined : to.map((next) => ownerOf(next, [...met, name])).find(Boolean);
}

it.each(collections.filter(({ writers, owner }) => owner !== undefined || writers.includes('institution')))(
  '$name leads to the institution whose record it is',
  ({ name, owner }) => {
    expect(owner).toMatch(/^(\/[A-Za-z]+)+$/);
    expect(ownerOf(name)).toBe('facilities');
  },
);

it.each(collections.filter(({ read }) => read === 'government'))(
  '$name is read by institutions only where they write it',
  ({ name, writers }) => {
    const list = paths[`/${name}`]?.['get'];
    expect(list?.security).toEqual([
      { oauth2: ['government:read'] },
      ...(writers.includes('institution') ? [{ oauth2: ['institution:read'] }] : []),
    ]);
  },
);
