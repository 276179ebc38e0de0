import type { CollectionReference } from '@yijian/standard/collections';
import { textAt } from '../json-pointer.js';
import type { JsonObject } from '../store/tables.js';
import type { Resource } from './resource.js';
import { resources } from './resources.js';

/** Where the record that a reference means may be: in a collection, or within records that claim ids of a space, as findings in inspections. */
export type Target = Resource | { space: string; claimedBy: readonly Resource[] };

const all: readonly Resource[] = Object.values(resources);

function targetNamed(name: string): Target | undefined {
  const claimedBy = all.filter(({ claims }) => claims.some(({ space }) => space === name));
  return claimedBy.length > 0 ? { space: name, claimedBy } : all.find((resource) => resource.name === name);
}

const targets = new Map(
  all.flatMap(({ references }) => references.flatMap(({ to }) => to)).map((name) => [name, targetNamed(name)]),
);

/**
 * Holds the standard to referring to what it has.
 *
 * @throws Error that names every collection or space which references lead to and which is not there
 */
export function requireTargets(): void {
  const lost = [...targets].filter(([, target]) => target === undefined).map(([name]) => name);
  if (lost.length > 0)
    throw new Error(`References to collections that the standard does not have: ${lost.join(', ')}.`);
}

/** Where the record may be that a document names at a pointer: by the kind beside it, where the kind decides. */
export function targetsOf({ path, to, byKind }: CollectionReference, document: JsonObject, pointer: string): Target[] {
  const kind = byKind && textAt(document, beside(pointer, path, byKind.path));
  const decided = byKind?.to[kind ?? ''];
  return (decided === undefined ? to : [decided]).flatMap((name) => targets.get(name) ?? []);
}

/** The collections that a reference may lead to, each with the kind that decides for it, where one does. */
export const kindsOf = ({
  to,
  byKind,
}: CollectionReference): { kind?: { at: string; code: string }; target: Resource }[] =>
  (byKind ? Object.entries(byKind.to) : to.map((name) => [undefined, name] as const)).flatMap(([code, name]) => {
    const target = targets.get(name);
    if (!target || 'space' in target) return [];
    return [{ target, ...(byKind && code !== undefined && { kind: { at: byKind.path, code } }) }];
  });

/** The pointer to what stands at `other` in the same items of arrays as `pointer`, which is one of those that `path` leads to. */
function beside(pointer: string, path: string, other: string): string {
  const steps = pointer.split('/');
  const same = path.split('/');
  return other
    .split('/')
    .map((step, index) => (step === '*' && same[index] === '*' ? steps[index] : step))
    .join('/');
}
