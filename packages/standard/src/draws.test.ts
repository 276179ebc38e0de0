import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Draw, DrawPool } from './index.js';

const example = <T>(name: string): T =>
  parse(readFileSync(new URL(`../../../openapi/examples/${name}.yaml`, import.meta.url), 'utf8')) as T;
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const draw = example<Draw>('Draw');
const pool = example<DrawPool>('DrawPool');
// The pool of inspectors that the example of a draw names has no example of its own.
const inspectors = ['ofc-example-1', 'ofc-example-2', 'ofc-example-3', 'ofc-example-4'];

const digest = (members: { id: string; tier: string }[]) =>
  sha256(
    members
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, tier }) => `${id},${tier}\n`)
      .join(''),
  );

/** The algorithm `sha256-rank-1` as the description of `Draw` words it. */
function recomputed(seed: string): { subject: string; officerIds: string[] }[] {
  const rank = (text: string) => sha256(`${seed}:${draw.publicRandomness}:${text}`);
  const first = (ids: string[], text: (id: string) => string, count: number) =>
    ids.toSorted((a, b) => (rank(text(a)) < rank(text(b)) ? -1 : 1)).slice(0, count);
  const excluded = (subject: string | undefined, officer: string | undefined) =>
    (draw.exclusions ?? []).some((each) => each.subject?.id === subject && each.officerId === officer);
  return (draw.tierRates ?? []).flatMap(({ tier, ratioPercent }) => {
    const ids = (pool.members ?? [])
      .filter((member) => (member.tier ?? 'standard') === tier)
      .map(({ subject }) => subject?.id ?? '')
      .filter((id) => !excluded(id, undefined));
    return first(ids, (id) => id, Math.ceil((ids.length * ratioPercent) / 100)).map((subject) => ({
      subject,
      officerIds: first(
        inspectors.filter((officer) => !excluded(undefined, officer) && !excluded(subject, officer)),
        (officer) => `${subject}:${officer}`,
        draw.inspectorsPerSubject ?? 2,
      ),
    }));
  });
}

it('holds the pools and the seed fast before the draw', () => {
  const subjects = (pool.members ?? []).map(({ subject, tier }) => ({
    id: subject?.id ?? '',
    tier: tier ?? 'standard',
  }));
  expect(draw.subjectPools).toEqual([{ poolId: pool.id, memberCount: subjects.length, sha256: digest(subjects) }]);
  expect(pool.sha256).toBe(digest(subjects));
  expect(draw.inspectorPools?.[0]?.sha256).toBe(digest(inspectors.map((id) => ({ id, tier: '' }))));
  expect(draw.seedCommitment).toBe(sha256(draw.seed ?? ''));
});

it('can be computed again from what is published, and comes out otherwise with another seed', () => {
  const published = draw.selections?.map(({ subject, officerIds }) => ({ subject: subject.id, officerIds }));
  expect(recomputed(draw.seed ?? '')).toEqual(published);
  const others = Array.from({ length: 20 }, (_, index) => JSON.stringify(recomputed(`another seed ${index}`)));
  expect(new Set(others).size).toBeGreaterThan(1);
});
