import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
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

/** The algorithm `hmac-sha256-ticket-1` as the description of `Draw` words it. */
function recomputed(seed: string): { subject: string; officerIds: string[] }[] {
  const ticket = (...parts: string[]) =>
    createHmac('sha256', `${seed}\n${draw.publicRandomness}`)
      .update([draw.id, ...parts].join('\n'))
      .digest('hex');
  const excluded = (subject: string | undefined, officer: string | undefined) =>
    (draw.exclusions ?? []).some((each) => each.subject?.id === subject && each.officerId === officer);
  const load = new Map(inspectors.map((officer) => [officer, 0]));
  return (draw.tierRates ?? []).flatMap(({ tier, ratioPercent }) => {
    const ids = (pool.members ?? [])
      .filter((member) => (member.tier ?? 'standard') === tier)
      .map(({ subject }) => subject?.id ?? '')
      .filter((id) => !excluded(id, undefined))
      .toSorted((a, b) => (ticket(tier, a) < ticket(tier, b) ? -1 : 1));
    return ids.slice(0, Math.ceil((ids.length * ratioPercent) / 100)).map((subject) => {
      const officerIds = inspectors
        .filter((officer) => !excluded(undefined, officer) && !excluded(subject, officer))
        .map((officer) => `${load.get(officer)} ${ticket(tier, subject, officer)} ${officer}`)
        .toSorted()
        .slice(0, draw.inspectorsPerSubject ?? 2)
        .map((line) => line.split(' ')[2] ?? '');
      for (const officer of officerIds) load.set(officer, (load.get(officer) ?? 0) + 1);
      return { subject, officerIds };
    });
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
  const preparation = {
    algorithm: draw.algorithm,
    drawId: draw.id,
    exclusions: draw.exclusions?.map(({ subject, officerId, reason }) => ({
      subjectId: subject?.id,
      officerId,
      reason,
    })),
    inspectorPools: draw.inspectorPools,
    inspectorsPerSubject: draw.inspectorsPerSubject,
    matterIds: draw.matterIds,
    publicRandomnessSource: draw.publicRandomnessSource,
    rounding: draw.rounding,
    seedCommitment: draw.seedCommitment,
    subjectPools: draw.subjectPools,
    tierRates: draw.tierRates,
  };
  expect(draw.preparationSha256).toBe(sha256(canonicalize(preparation) ?? ''));
});

it('can be computed again from what is published, and comes out otherwise with another seed', () => {
  const published = draw.selections?.map(({ subject, officerIds }) => ({ subject: subject.id, officerIds }));
  expect(recomputed(draw.seed ?? '')).toEqual(published);
  const others = Array.from({ length: 20 }, (_, index) => JSON.stringify(recomputed(`another seed ${index}`)));
  expect(new Set(others).size).toBeGreaterThan(1);
});
