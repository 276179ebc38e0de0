import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Draw, DrawPool } from '@yijian/standard';
import canonicalize from 'canonicalize';
import { afterAll, describe, expect, it } from 'vitest';
import { drawKey } from './random-draw.js';
import { type DrawDigests, poolDigest, preparationDigest, preparationOf, recomputeDraw } from './recompute-draw.js';

const digests: DrawDigests = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
};
const docs = fileURLToPath(new URL('../../../docs/vendors/draws/', import.meta.url));
const vectors = JSON.parse(readFileSync(path.join(docs, 'vectors.json'), 'utf8')) as {
  title: string;
  draw: Draw;
  pools: DrawPool[];
}[];
const missing = (program: string): boolean => spawnSync(program, ['--version']).error !== undefined;

const folder = mkdtempSync(path.join(tmpdir(), 'yijian-draws-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, value: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

describe.each(vectors)('$title', ({ draw, pools }) => {
  it('is what the algorithm makes', () => {
    expect(recomputeDraw(draw, pools, digests)).toEqual([]);
  });

  it('has its preparation in canonical JSON (RFC 8785)', () => {
    expect(JSON.stringify(preparationOf(draw))).toBe(canonicalize(JSON.parse(JSON.stringify(preparationOf(draw)))));
    expect(preparationDigest(draw, digests)).toBe(draw.preparationSha256);
  });

  it.skipIf(missing('python3'))('is what the program in Python makes (skipped where there is no python3)', () => {
    const files = [written('draw.json', draw), ...pools.map((pool, index) => written(`pool-${index}.json`, pool))];
    const said = execFileSync('python3', [path.join(docs, 'recompute.py'), ...files], { encoding: 'utf8' });
    expect(said).toBe(`${draw.id}: ${draw.selections?.length} pairs, as published\n`);
    // And the program notices another result.
    const [first, ...others] = draw.selections ?? [];
    const forged = { ...draw, selections: [...others, first] };
    const { status, stderr } = spawnSync(
      'python3',
      [path.join(docs, 'recompute.py'), written('forged.json', forged), ...files.slice(1)],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('published:');
  });

  it.skipIf(missing('openssl'))(
    'has the tickets that a shell and openssl make (skipped where there is no openssl)',
    () => {
      const key = drawKey(draw.seed ?? '', draw.publicRandomness);
      for (const { tier } of draw.tierRates ?? []) {
        const out = (draw.exclusions ?? []).filter(({ officerId }) => officerId === undefined);
        const ids = pools
          .flatMap(({ members }) => members)
          .flatMap((member) => (member.subject && (member.tier ?? 'standard') === tier ? [member.subject.id] : []))
          .filter((id) => out.every(({ subject }) => subject?.id !== id));
        const lines = execFileSync(path.join(docs, 'tickets.sh'), [key, draw.id, tier, ...ids], { encoding: 'utf8' });
        const order = lines
          .trim()
          .split('\n')
          .map((line) => line.split(' ')[1]);
        const drawn = [...(draw.selections ?? []), ...(draw.withdrawals ?? [])].map(({ subject }) => subject?.id ?? '');
        // Those drawn, with those that fell out, come before all that were not.
        const taken = order.filter((id) => drawn.includes(id ?? ''));
        expect(order.slice(0, taken.length)).toEqual(taken);
      }
    },
  );
});

describe('recomputeDraw', () => {
  const { draw, pools } = vectors[1]!;
  const [subjects, inspectors] = pools as [DrawPool, DrawPool];
  const faults = (changed: Partial<Draw>, given: readonly DrawPool[] = pools) =>
    recomputeDraw({ ...draw, ...changed }, given, digests).map(({ pointer }) => pointer);
  const selections = draw.selections ?? [];

  it('names what was changed', () => {
    expect(faults({}, [inspectors])).toEqual(['/subjectPools/0']);
    expect(faults({}, [{ ...subjects, members: subjects.members.slice(1) }, inspectors])).toEqual([
      '/subjectPools/0/sha256',
    ]);
    expect(faults({ seed: 'another' })).toEqual(['/seed']);
    expect(faults({ publicRandomness: '1 2 3' })).toEqual(['/publicRandomness']);
    expect(faults({ rounding: 'up' })).toEqual(['/preparationSha256']);
    expect(faults({ exclusions: draw.exclusions?.slice(1) ?? [] })).toEqual(['/preparationSha256']);
    expect(faults({ selections: selections.slice(1) })).toEqual(['/selections/0']);
    expect(faults({ selections: selections.slice(0, -1) })).toEqual([`/selections/${selections.length - 1}`]);
    expect(faults({ selections: [...selections, selections[0]!] })).toEqual([`/selections/${selections.length}`]);
    expect(
      faults({
        selections: selections.map((each, index) =>
          index === 2 ? { ...each, officerIds: each.officerIds.toReversed() } : each,
        ),
      }),
    ).toEqual(['/selections/2/officerIds']);
    expect(faults({ algorithm: 'x-lot' })).toEqual(['/algorithm']);
    expect(
      faults({ withdrawals: [{ subject: { kind: 'facility', id: 'fac-none' }, reason: 'not-operating' }] }),
    ).toEqual(['/selections']);
  });

  it('has nothing to say of a result before the seed is known, but of one without a seed', () => {
    const { seed: _, selections: result, ...before } = draw;
    expect(recomputeDraw({ ...before, status: 'committed' }, pools, digests)).toEqual([]);
    expect(
      recomputeDraw({ ...before, selections: result ?? [] }, pools, digests).map(({ pointer }) => pointer),
    ).toEqual(['/seed']);
  });

  it('says in both languages what a place should hold', () => {
    const [fault] = recomputeDraw({ ...draw, selections: selections.slice(1) }, pools, digests);
    expect(fault?.expected).toBe(selections[0]?.subject.id);
    expect(fault?.zh).toMatch(/[\u3400-\u9fff]/);
    expect(fault?.en).toContain(selections[0]?.subject.id);
  });
});

describe('poolDigest', () => {
  it('orders ids by code point, in whatever order they stand', () => {
    const ids = ['b', 'a-2', 'a', 'a.1', 'B', '10', '9', 'a_b'];
    const members = ids.map((id) => ({ officerId: id }));
    const lines = [...ids].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y))).map((id) => `${id},\n`);
    expect(poolDigest({ members }, digests)).toBe(digests.sha256(lines.join('')));
    expect(poolDigest({ members: members.toReversed() }, digests)).toBe(digests.sha256(lines.join('')));
  });
});
