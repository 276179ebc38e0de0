import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawInput, drawKey, drawPairs, drawQuotas, unstaffedSubjects } from './random-draw.js';

const ticketOf = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex');
const seedNumber = (n: number) => createHash('sha256').update(`seed ${n}`).digest('hex');

const tiers = ['key', 'standard', 'reduced'];
const rates = fc.tuple(...tiers.map(() => fc.integer({ min: 0, max: 100_000_000 }).map((parts) => parts / 1_000_000)));

/** Pools with exclusions that always leave enough inspectors: none is left out altogether, and each subject is barred to at most three. */
const inputs: fc.Arbitrary<DrawInput> = fc
  .record({
    tierOf: fc.array(fc.constantFrom(...tiers), { minLength: 1, maxLength: 40 }),
    officers: fc.integer({ min: 5, max: 9 }),
    ratios: rates,
    rounding: fc.constantFrom('up', 'largest-remainder'),
    out: fc.array(fc.nat(39), { maxLength: 5 }),
    recusals: fc.array(fc.tuple(fc.nat(39), fc.nat(2)), { maxLength: 30 }),
  })
  .map(({ tierOf, officers, ratios, rounding, out, recusals }) => ({
    id: 'drw-test',
    subjects: tierOf.map((tier, index) => ({ id: `fac-${index}`, tier })),
    officerIds: Array.from({ length: officers }, (_, index) => `ofc-${index}`),
    tierRates: tiers.map((tier, index) => ({ tier, ratioPercent: ratios[index] ?? 0 })),
    rounding,
    inspectorsPerSubject: 2,
    exclusions: [
      ...out.map((index) => ({ subjectId: `fac-${index}` })),
      ...recusals.map(([subject, officer]) => ({ subjectId: `fac-${subject}`, officerId: `ofc-${officer}` })),
    ],
  }));
const seeds = fc.stringMatching(/^[0-9a-f]{64}$/);
const isOut = (input: DrawInput, subjectId?: string, officerId?: string) =>
  input.exclusions.some((each) => each.subjectId === subjectId && each.officerId === officerId);

describe('drawQuotas', () => {
  it('rounds up tier by tier, or shares out what is left to the largest remainders', () => {
    const bases = new Map([
      ['key', 6],
      ['standard', 21],
      ['reduced', 8],
    ]);
    const ratios = [
      { tier: 'key', ratioPercent: 33.3 },
      { tier: 'standard', ratioPercent: 12.5 },
      { tier: 'reduced', ratioPercent: 7.25 },
    ];
    // Shares by hand: 1.998, 2.625, 0.58; together 5.203.
    expect(drawQuotas(bases, ratios, 'up')).toEqual([2, 3, 1]);
    expect(drawQuotas(bases, ratios, 'largest-remainder')).toEqual([2, 3, 1]);
    const lower = ratios.map((rate) => (rate.tier === 'key' ? { ...rate, ratioPercent: 20 } : rate));
    // 1.2, 2.625, 0.58; together 4.405: five, of which two are left, for .625 and .58.
    expect(drawQuotas(bases, lower, 'largest-remainder')).toEqual([1, 3, 1]);
    expect(drawQuotas(bases, lower, 'up')).toEqual([2, 3, 1]);
  });

  it('gives what is left to the tier that is named first when remainders are equal', () => {
    const bases = new Map(tiers.map((tier) => [tier, 1]));
    const halves = tiers.map((tier) => ({ tier, ratioPercent: 50 }));
    expect(drawQuotas(bases, halves, 'largest-remainder')).toEqual([1, 1, 0]);
  });

  it('does not round as binary fractions do', () => {
    // 0.07 × 100 is 7.000000000000001 in doubles.
    expect(drawQuotas(new Map([['key', 10_000]]), [{ tier: 'key', ratioPercent: 0.07 }], 'up')).toEqual([7]);
    expect(drawQuotas(new Map([['key', 50_000]]), [{ tier: 'key', ratioPercent: 0.000001 }], 'up')).toEqual([1]);
  });

  it('keeps quota: each tier gets its share rounded down or up, and all together the sum rounded up', () => {
    fc.assert(
      fc.property(fc.tuple(...tiers.map(() => fc.nat(50_000))), rates, (counts, ratios) => {
        const bases = new Map(tiers.map((tier, index) => [tier, counts[index] ?? 0]));
        const tierRates = tiers.map((tier, index) => ({ tier, ratioPercent: ratios[index] ?? 0 }));
        // Exact, in whole numbers without a limit.
        const shares = tierRates.map(
          ({ tier, ratioPercent }) => BigInt(bases.get(tier) ?? 0) * BigInt(Math.round(ratioPercent * 1e6)),
        );
        const ceil = (share: bigint) => Number((share + 99_999_999n) / 100_000_000n);
        const quotas = drawQuotas(bases, tierRates, 'largest-remainder');
        expect(quotas.reduce((sum, quota) => sum + quota, 0)).toBe(
          ceil(shares.reduce((sum, share) => sum + share, 0n)),
        );
        quotas.forEach((quota, index) => {
          const share = shares[index] ?? 0n;
          expect(quota).toBeGreaterThanOrEqual(Number(share / 100_000_000n));
          expect(quota).toBeLessThanOrEqual(ceil(share));
        });
        expect(drawQuotas(bases, tierRates, 'up')).toEqual(shares.map(ceil));
      }),
    );
  });

  it.each([
    [
      [{ tier: 'key', ratioPercent: 101 }],
      'up',
      'The ratio of tier key must be a percentage with at most six decimals, not 101.',
    ],
    [[{ tier: 'key', ratioPercent: 0.0000001 }], 'up', 'at most six decimals, not 1e-7.'],
    [[{ tier: 'key', ratioPercent: Number.NaN }], 'up', 'not NaN.'],
    [
      [
        { tier: 'key', ratioPercent: 1 },
        { tier: 'key', ratioPercent: 2 },
      ],
      'up',
      'Tier key has two ratios; give it one.',
    ],
    [[], 'half-up', 'The rounding must be up or largest-remainder, not half-up.'],
  ])('refuses %j by %s', (tierRates, rounding, message) => {
    expect(() => drawQuotas(new Map(), tierRates, rounding)).toThrow(message);
  });
});

describe('drawPairs', () => {
  it('does not depend on the order of the pools and of the exclusions', () => {
    fc.assert(
      fc.property(
        inputs.chain((input) =>
          fc.record({
            input: fc.constant(input),
            subjects: fc.shuffledSubarray([...input.subjects], { minLength: input.subjects.length }),
            officerIds: fc.shuffledSubarray([...input.officerIds], { minLength: input.officerIds.length }),
            exclusions: fc.shuffledSubarray([...input.exclusions], { minLength: input.exclusions.length }),
          }),
        ),
        seeds,
        ({ input, ...shuffled }, seed) => {
          expect(drawPairs({ ...input, ...shuffled }, ticketOf(seed))).toEqual(drawPairs(input, ticketOf(seed)));
        },
      ),
    );
  });

  it('moves nobody else’s ticket when a subject joins: of the others, as many as before and the same come first', () => {
    fc.assert(
      fc.property(inputs, seeds, fc.constantFrom(...tiers), (input, seed, tier) => {
        // Every subject is drawn, so that the whole order of the tickets shows.
        const all = { ...input, tierRates: tiers.map((each) => ({ tier: each, ratioPercent: 100 })) };
        const joined = { ...all, subjects: [...all.subjects, { id: 'fac-new', tier }] };
        const others = drawPairs(joined, ticketOf(seed)).filter(({ subjectId }) => subjectId !== 'fac-new');
        expect(others.map(({ subjectId }) => subjectId)).toEqual(
          drawPairs(all, ticketOf(seed)).map(({ subjectId }) => subjectId),
        );
      }),
    );
  });

  it('fills each quota exactly, takes nobody twice and nobody who is left out, and never an inspector who is recused', () => {
    fc.assert(
      fc.property(inputs, seeds, (input, seed) => {
        const pairs = drawPairs(input, ticketOf(seed));
        const bases = new Map(
          tiers.map((tier) => [
            tier,
            input.subjects.filter((each) => each.tier === tier && !isOut(input, each.id)).length,
          ]),
        );
        expect(tiers.map((tier) => pairs.filter((pair) => pair.tier === tier).length)).toEqual(
          drawQuotas(bases, input.tierRates, input.rounding),
        );
        expect(new Set(pairs.map(({ subjectId }) => subjectId)).size).toBe(pairs.length);
        for (const { subjectId, officerIds } of pairs) {
          expect(isOut(input, subjectId)).toBe(false);
          expect(new Set(officerIds).size).toBe(2);
          for (const officer of officerIds) expect(isOut(input, subjectId, officer)).toBe(false);
        }
      }),
    );
  });

  it('spreads the work: without recusals no inspector has two subjects more than another', () => {
    fc.assert(
      fc.property(inputs, seeds, (input, seed) => {
        const pairs = drawPairs({ ...input, exclusions: [] }, ticketOf(seed));
        const loads = input.officerIds.map((id) => pairs.filter(({ officerIds }) => officerIds.includes(id)).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('replaces a subject that falls out by the next of its tier, and changes no other pair', () => {
    fc.assert(
      fc.property(inputs, seeds, fc.nat(), (input, seed, which) => {
        const before = drawPairs(input, ticketOf(seed));
        fc.pre(before.length > 0);
        const gone = before[which % before.length]!;
        const after = drawPairs({ ...input, withdrawals: [{ subjectId: gone.subjectId }] }, ticketOf(seed));
        expect(after.filter(({ substituteForId }) => substituteForId === undefined)).toEqual(
          before.filter((pair) => pair !== gone),
        );
        const everyone = drawPairs(
          { ...input, tierRates: tiers.map((tier) => ({ tier, ratioPercent: 100 })) },
          ticketOf(seed),
        ).filter(({ tier }) => tier === gone.tier);
        const quota = before.filter(({ tier }) => tier === gone.tier).length;
        const [substitute] = after.filter(({ substituteForId }) => substituteForId !== undefined);
        expect(substitute?.subjectId).toBe(everyone[quota]?.subjectId);
        if (substitute) expect(substitute).toMatchObject({ tier: gone.tier, substituteForId: gone.subjectId });
      }),
    );
  });

  it('replaces an inspector who falls out, of one subject or of all, changes nobody else, and spreads the work again', () => {
    fc.assert(
      fc.property(inputs, seeds, fc.nat(), fc.boolean(), (input, seed, which, everywhere) => {
        const before = drawPairs(input, ticketOf(seed));
        fc.pre(before.length > 0);
        const hit = before[which % before.length]!;
        const [officerId = ''] = hit.officerIds;
        const withdrawal = { officerId, ...(!everywhere && { subjectId: hit.subjectId }) };
        const isEnough = before.every(
          ({ subjectId }) =>
            input.officerIds.filter((each) => each !== officerId && !isOut(input, subjectId, each)).length >= 2,
        );
        fc.pre(isEnough);
        const after = drawPairs({ ...input, withdrawals: [withdrawal] }, ticketOf(seed));
        expect(after.map(({ subjectId, tier }) => [subjectId, tier])).toEqual(
          before.map(({ subjectId, tier }) => [subjectId, tier]),
        );
        // Told again from the rule, pair by pair: fewest subjects first, then the lowest ticket.
        const loads = new Map(input.officerIds.map((id) => [id, 0]));
        for (const each of before.flatMap(({ officerIds }) => officerIds)) loads.set(each, (loads.get(each) ?? 0) + 1);
        before.forEach((pair, index) => {
          const now = after[index]!.officerIds;
          const isHit = pair.officerIds.includes(officerId) && (everywhere || pair === hit);
          if (!isHit) return expect(now).toEqual(pair.officerIds);
          const rest = pair.officerIds.filter((each) => each !== officerId);
          const rank = (each: string) =>
            `${String(loads.get(each)).padStart(3, '0')} ${ticketOf(seed)(`${input.id}\n${pair.tier}\n${pair.subjectId}\n${each}`)}`;
          const able = input.officerIds.filter(
            (each) => each !== officerId && !rest.includes(each) && !isOut(input, pair.subjectId, each),
          );
          const next = able.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]!;
          loads.set(next, (loads.get(next) ?? 0) + 1);
          expect(now).toEqual([...rest, next]);
        });
      }),
    );
  });

  it('never gives a subject to an inspector who fell out, however many fall out after', () => {
    fc.assert(
      fc.property(inputs, seeds, fc.array(fc.nat(), { maxLength: 4 }), (input, seed, whiches) => {
        const first = drawPairs(input, ticketOf(seed));
        fc.pre(first.length > 0);
        const [gone = ''] = first[0]!.officerIds;
        fc.pre(
          input.subjects.every(
            ({ id }) => input.officerIds.filter((each) => each !== gone && !isOut(input, id, each)).length >= 2,
          ),
        );
        const withdrawals: { subjectId?: string; officerId?: string }[] = [{ officerId: gone }];
        for (const which of whiches) {
          const pairs = drawPairs({ ...input, withdrawals }, ticketOf(seed));
          if (pairs.length > 0) withdrawals.push({ subjectId: pairs[which % pairs.length]!.subjectId });
        }
        const pairs = drawPairs({ ...input, withdrawals }, ticketOf(seed));
        for (const { officerIds } of pairs) {
          expect(officerIds).not.toContain(gone);
          expect(new Set(officerIds).size).toBe(2);
        }
      }),
    );
  });

  it('makes another draw of another id, seed or public randomness', () => {
    const input: DrawInput = {
      id: 'drw-a',
      subjects: Array.from({ length: 200 }, (_, index) => ({ id: `fac-${index}`, tier: 'standard' })),
      officerIds: ['ofc-1', 'ofc-2', 'ofc-3', 'ofc-4'],
      tierRates: [{ tier: 'standard', ratioPercent: 10 }],
      rounding: 'up',
      inspectorsPerSubject: 2,
      exclusions: [],
    };
    const drawn = (id: string, key: string) =>
      drawPairs({ ...input, id }, ticketOf(key))
        .map(({ subjectId }) => subjectId)
        .join();
    const results = [
      drawn('drw-a', drawKey(seedNumber(1))),
      drawn('drw-b', drawKey(seedNumber(1))),
      drawn('drw-a', drawKey(seedNumber(2))),
      drawn('drw-a', drawKey(seedNumber(1), '01 02 03')),
    ];
    expect(new Set(results).size).toBe(4);
  });

  it('says which subject cannot be inspected, and by whom', () => {
    const input: DrawInput = {
      id: 'drw-a',
      subjects: [
        { id: 'fac-1', tier: 'key' },
        { id: 'fac-2', tier: 'key' },
      ],
      officerIds: ['ofc-1', 'ofc-2', 'ofc-3'],
      tierRates: [{ tier: 'key', ratioPercent: 1 }],
      rounding: 'up',
      inspectorsPerSubject: 2,
      exclusions: [{ officerId: 'ofc-3' }, { subjectId: 'fac-2', officerId: 'ofc-1' }],
    };
    expect(unstaffedSubjects(input)).toEqual([
      { subjectId: 'fac-2', officerIds: ['ofc-2'], recusedOfficerIds: ['ofc-1'] },
    ]);
    expect(() => drawPairs(input, ticketOf('s'))).toThrow(
      new RangeError('The subject fac-2 needs 2 inspectors; ofc-2 may inspect it, and ofc-1 may not.'),
    );
    expect(() => drawPairs({ ...input, inspectorsPerSubject: 1 }, ticketOf('s'))).toThrow('At least two inspectors');
    expect(() =>
      drawPairs({ ...input, subjects: [...input.subjects, { id: 'fac-1', tier: 'standard' }] }, ticketOf('s')),
    ).toThrow('The subject fac-1 stands in the pools in the tiers key and standard');
    expect(() => drawPairs({ ...input, exclusions: [], withdrawals: [{ subjectId: 'fac-9' }] }, ticketOf('s'))).toThrow(
      'The subject fac-9 was not drawn',
    );
    const free = { ...input, exclusions: [], tierRates: [{ tier: 'key', ratioPercent: 100 }] };
    expect(() => drawPairs({ ...free, withdrawals: [{ officerId: 'ofc-9' }] }, ticketOf('s'))).toThrow(
      'The inspector ofc-9 was not drawn, or fell out before',
    );
    expect(() =>
      drawPairs({ ...free, withdrawals: [{ officerId: 'ofc-1' }, { officerId: 'ofc-2' }] }, ticketOf('s')),
    ).toThrow(/The subject fac-[12] needs 2 inspectors; ofc-3 may inspect it, and ofc-1, ofc-2 may not./);
    expect(() => drawPairs({ ...free, withdrawals: [{}] }, ticketOf('s'))).toThrow('one names neither');
  });
});

/**
 * Uniformity over 4,000 seeds, which are listed and not drawn, so that the figure is always the same. The bounds are those values of
 * chi-square that a fair draw exceeds once in a thousand: 36.19 for 14 and 20.52 for 5 degrees of freedom (tables of NIST).
 */
describe('over many seeds', () => {
  const rounds = 4000;
  const input: DrawInput = {
    id: 'drw-chi',
    subjects: Array.from({ length: 15 }, (_, index) => ({ id: `fac-${index}`, tier: 'standard' })),
    officerIds: ['ofc-1', 'ofc-2', 'ofc-3', 'ofc-4'],
    tierRates: [{ tier: 'standard', ratioPercent: 20 }],
    rounding: 'up',
    inspectorsPerSubject: 2,
    exclusions: [],
  };
  const draws = Array.from({ length: rounds }, (_, n) => drawPairs(input, ticketOf(seedNumber(n))));
  const counts = (keys: readonly string[]) => {
    const found = new Map<string, number>();
    for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
    return [...found.values()];
  };

  it('takes every subject as often as any other', () => {
    const observed = counts(draws.flatMap((pairs) => pairs.map(({ subjectId }) => subjectId)));
    expect(observed).toHaveLength(15);
    const [expected, share] = [(rounds * 3) / 15, 3 / 15];
    // Three of fifteen without putting back: each count is binomial, and 14/15 of the statistic is chi-square with 14 degrees.
    const statistic = observed.reduce((sum, count) => sum + (count - expected) ** 2 / (expected * (1 - share)), 0);
    expect(statistic * (14 / 15)).toBeLessThan(36.19);
  });

  it('takes every pair of inspectors for the first subject as often as any other', () => {
    const observed = counts(draws.map(([first]) => first!.officerIds.toSorted().join()));
    expect(observed).toHaveLength(6);
    const expected = rounds / 6;
    expect(observed.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(20.52);
  });
});
