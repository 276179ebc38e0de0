/** A subject that may be drawn. */
export interface DrawSubject {
  readonly id: string;
  /** A code of `supervision-tier`. */
  readonly tier: string;
}

/** All that the result of a draw depends on, besides the seed. */
export interface DrawInput {
  /** Id of the draw, which is part of every ticket, so that no two draws have the same ones. */
  readonly id: string;
  /** The subjects of the pools, in any order. */
  readonly subjects: readonly DrawSubject[];
  /** Ids of the inspectors of the pools, in any order. */
  readonly officerIds: readonly string[];
  /** The tiers in the order of the result, each with its share in percent, of at most six decimals. */
  readonly tierRates: readonly { readonly tier: string; readonly ratioPercent: number }[];
  /** A code of `draw-rounding`. */
  readonly rounding: string;
  /** At least two (行政处罚法第四十二条). */
  readonly inspectorsPerSubject: number;
  /** A subject, an inspector, or a pair of both that is left out. */
  readonly exclusions: readonly { readonly subjectId?: string; readonly officerId?: string }[];
  /** A subject, an inspector, or an inspector of one subject that fell out after the draw, in the order in which they did. */
  readonly withdrawals?: readonly { readonly subjectId?: string; readonly officerId?: string }[];
}

/** A subject that was drawn, and who inspects it; the first inspector leads. */
export interface DrawnPair {
  readonly subjectId: string;
  readonly tier: string;
  readonly officerIds: readonly string[];
  /** The subject that fell out and whose place this one takes. */
  readonly substituteForId?: string;
}

/**
 * The HMAC-SHA-256 of a text under the key of the draw, in lower-case hexadecimal: the text as UTF-8, the key as `drawKey` gives it, as
 * UTF-8 too. Given by the caller, because each runtime has one of its own.
 */
export type DrawTicket = (text: string) => string;

/** A subject that could not be drawn, because too few inspectors may inspect it. */
export interface UnstaffedSubject {
  readonly subjectId: string;
  /** Inspectors who may inspect it. */
  readonly officerIds: readonly string[];
  /** Inspectors who may take part in the draw but not inspect this subject. */
  readonly recusedOfficerIds: readonly string[];
}

/** Millionths of a percent in a whole: shares are counted in whole ones, so that every language rounds alike. */
const WHOLE = 100_000_000;

/** The key of a draw's tickets: the seed, and after a line feed the public randomness, where there is any. */
export const drawKey = (seed: string, publicRandomness?: string): string =>
  publicRandomness === undefined ? seed : `${seed}\n${publicRandomness}`;

/**
 * How many subjects are taken from each tier, in the order of the ratios.
 *
 * `up`: each tier's share is rounded up. `largest-remainder`: the sum of the shares is rounded up; each tier gets the whole part of its
 * share, and what is left of the sum goes, one each, to the tiers with the largest remainders, of equal ones to the one named first.
 *
 * @param bases number of subjects that may be drawn, by tier
 * @throws RangeError for a ratio that is not from 0 to 100 with at most six decimals, a tier named twice, or a rounding that is none of the two
 */
export function drawQuotas(
  bases: ReadonlyMap<string, number>,
  tierRates: DrawInput['tierRates'],
  rounding: string,
): number[] {
  const shares = tierRates.map(({ tier, ratioPercent }, index) => {
    const parts = Math.round(ratioPercent * 1_000_000);
    if (!(ratioPercent >= 0 && ratioPercent <= 100) || parts / 1_000_000 !== ratioPercent)
      throw new RangeError(
        `The ratio of tier ${tier} must be a percentage with at most six decimals, not ${ratioPercent}.`,
      );
    if (tierRates.findIndex((other) => other.tier === tier) !== index)
      throw new RangeError(`Tier ${tier} has two ratios; give it one.`);
    return (bases.get(tier) ?? 0) * parts;
  });
  if (rounding === 'up') return shares.map((share) => Math.ceil(share / WHOLE));
  if (rounding !== 'largest-remainder')
    throw new RangeError(`The rounding must be up or largest-remainder, not ${rounding}.`);
  const quotas = shares.map((share) => Math.floor(share / WHOLE));
  const sum = shares.reduce((all, share) => all + share, 0);
  let left = Math.ceil(sum / WHOLE) - quotas.reduce((all, quota) => all + quota, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share % WHOLE }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) if (left-- > 0) quotas[index] = (quotas[index] as number) + 1;
  return quotas;
}

/**
 * The subjects that may be drawn but could not be inspected, because fewer than `inspectorsPerSubject` inspectors may inspect them. A draw
 * is refused while there are any: one that failed after its seed is known could be made again until it pleases.
 */
export function unstaffedSubjects(input: DrawInput): UnstaffedSubject[] {
  const { subjects, unstaffed } = prepared(input);
  return subjects
    .map(({ id }) => unstaffed(id))
    .filter(({ officerIds }) => officerIds.length < input.inspectorsPerSubject);
}

/**
 * Draws subjects and inspectors (算法 hmac-sha256-ticket-1). Every subject and every pair has a ticket that depends on nothing but the key, the
 * id of the draw, the tier and its own ids: neither the order of a pool nor who else is in it moves a ticket.
 *
 * @returns the pairs: first those drawn, in the order of the tiers and within a tier of the tickets, without those that fell out; then the
 *   substitutes, in the order in which they stepped in. So it is with the inspectors of a pair, too
 * @throws RangeError when a subject stands in the pools in two tiers, a subject lacks inspectors, less than two are to inspect, or a subject
 *   or an inspector fell out that was not drawn
 */
export function drawPairs(input: DrawInput, ticket: DrawTicket): DrawnPair[] {
  const { id, tierRates, rounding, inspectorsPerSubject, withdrawals = [] } = input;
  if (!(Number.isInteger(inspectorsPerSubject) && inspectorsPerSubject >= 2))
    throw new RangeError(`At least two inspectors inspect a subject, not ${inspectorsPerSubject}.`);
  const [first] = unstaffedSubjects(input);
  if (first) throw new RangeError(unstaffedText(first, inspectorsPerSubject));
  const { present, mayInspect, subjects, unstaffed, leaveOut } = prepared(input);
  const byTier = new Map<string, DrawSubject[]>();
  for (const subject of subjects) byTier.set(subject.tier, [...(byTier.get(subject.tier) ?? []), subject]);
  const bases = new Map([...byTier].map(([tier, members]) => [tier, members.length]));
  const textOf = ({ id: subjectId, tier }: DrawSubject): string => `${id}\n${tier}\n${subjectId}`;
  const ordered = new Map(
    tierRates.map(({ tier }) => [tier, byTicket(byTier.get(tier) ?? [], (subject) => ticket(textOf(subject)))]),
  );

  const load = new Map(present.map((officer) => [officer, 0]));
  const count = (officers: readonly string[], by: number): void => {
    for (const officer of officers) load.set(officer, (load.get(officer) ?? 0) + by);
  };
  /** Adds to the inspectors of a subject until they are enough. */
  function staffed(subject: DrawSubject, officerIds: readonly string[] = []): string[] {
    const byLoad = new Map<number, string[]>();
    for (const officer of present) {
      if (officerIds.includes(officer) || !mayInspect(subject.id, officer)) continue;
      const subjectsSoFar = load.get(officer) ?? 0;
      byLoad.set(subjectsSoFar, [...(byLoad.get(subjectsSoFar) ?? []), officer]);
    }
    const added = [...byLoad]
      .sort(([a], [b]) => a - b)
      .flatMap(([, officers]) => byTicket(officers, (officer) => ticket(`${textOf(subject)}\n${officer}`)))
      .slice(0, inspectorsPerSubject - officerIds.length);
    const all = [...officerIds, ...added];
    if (all.length < inspectorsPerSubject)
      throw new RangeError(unstaffedText(unstaffed(subject.id), inspectorsPerSubject));
    count(added, 1);
    return all;
  }
  const pairOf = (subject: DrawSubject): DrawnPair => ({
    subjectId: subject.id,
    tier: subject.tier,
    officerIds: staffed(subject),
  });

  const quotas = drawQuotas(bases, tierRates, rounding);
  let pairs = tierRates.flatMap(({ tier }, index) => (ordered.get(tier) ?? []).slice(0, quotas[index]).map(pairOf));
  const taken = new Set(pairs.map(({ subjectId }) => subjectId));
  /** The next subject of the tier takes the place of one that fell out. */
  function replaceSubject(subjectId: string): void {
    const pair = pairs.find((each) => each.subjectId === subjectId);
    if (!pair)
      throw new RangeError(`The subject ${subjectId} was not drawn, or fell out before, so that it cannot fall out.`);
    pairs = pairs.filter((each) => each !== pair);
    count(pair.officerIds, -1);
    const next = (ordered.get(pair.tier) ?? []).find((subject) => !taken.has(subject.id));
    if (!next) return;
    taken.add(next.id);
    pairs = [...pairs, { ...pairOf(next), substituteForId: subjectId }];
  }
  /** The next inspector takes the place of one who fell out, with one subject or with all. */
  function replaceOfficer(officerId: string, subjectId: string | undefined): void {
    const isHit = (pair: DrawnPair): boolean =>
      pair.officerIds.includes(officerId) && (subjectId === undefined || pair.subjectId === subjectId);
    if (!pairs.some(isHit))
      throw new RangeError(
        `The inspector ${officerId} was not drawn${subjectId === undefined ? '' : ` for the subject ${subjectId}`}, or fell out before, and so cannot fall out.`,
      );
    leaveOut(subjectId, officerId);
    pairs = pairs.map((pair) => {
      if (!isHit(pair)) return pair;
      count([officerId], -1);
      const rest = pair.officerIds.filter((officer) => officer !== officerId);
      return { ...pair, officerIds: staffed({ id: pair.subjectId, tier: pair.tier }, rest) };
    });
  }
  for (const { subjectId, officerId } of withdrawals) {
    if (officerId !== undefined) replaceOfficer(officerId, subjectId);
    else if (subjectId !== undefined) replaceSubject(subjectId);
    else throw new RangeError('A withdrawal names a subject, an inspector, or both; one names neither.');
  }
  return pairs;
}

function unstaffedText({ subjectId, officerIds, recusedOfficerIds }: UnstaffedSubject, needed: number): string {
  const list = (ids: readonly string[]): string => (ids.length > 0 ? ids.join(', ') : 'nobody');
  return `The subject ${subjectId} needs ${needed} inspectors; ${list(officerIds)} may inspect it, and ${list(recusedOfficerIds)} may not.`;
}

interface Prepared {
  subjects: DrawSubject[];
  present: string[];
  mayInspect: (subjectId: string, officerId: string) => boolean;
  unstaffed: (subjectId: string) => UnstaffedSubject;
  /** Leaves an inspector out from now on: from one subject, or, without one, from all. */
  leaveOut: (subjectId: string | undefined, officerId: string) => void;
}

/** Who may take part: without those that are left out altogether, and without repetitions. */
function prepared({ subjects, officerIds, exclusions }: DrawInput): Prepared {
  const key = (subjectId = '', officerId = ''): string => `${subjectId}\n${officerId}`;
  const out = new Set(exclusions.map(({ subjectId, officerId }) => key(subjectId, officerId)));
  const tiers = new Map<string, string>();
  for (const { id, tier } of subjects) {
    const other = tiers.get(id);
    if (other !== undefined && other !== tier)
      throw new RangeError(
        `The subject ${id} stands in the pools in the tiers ${other} and ${tier}; it can be in one.`,
      );
    tiers.set(id, tier);
  }
  const present = [...new Set(officerIds)].filter((officer) => !out.has(key(undefined, officer)));
  const mayInspect = (subjectId: string, officer: string): boolean =>
    !out.has(key(subjectId, officer)) && !out.has(key(undefined, officer));
  return {
    subjects: [...tiers].filter(([id]) => !out.has(key(id))).map(([id, tier]) => ({ id, tier })),
    present,
    mayInspect,
    unstaffed: (subjectId) => ({
      subjectId,
      officerIds: present.filter((officer) => mayInspect(subjectId, officer)),
      recusedOfficerIds: present.filter((officer) => !mayInspect(subjectId, officer)),
    }),
    leaveOut: (subjectId, officerId) => void out.add(key(subjectId, officerId)),
  };
}

function byTicket<Item>(items: readonly Item[], ticketOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, ticket: ticketOf(item) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ item }) => item);
}
