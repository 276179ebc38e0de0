import type { Draw, DrawPool } from '@yijian/standard';
import { drawKey, drawPairs, type DrawInput } from './random-draw.js';

/** The two functions of published standards that a draw needs; texts as UTF-8, results in lower-case hexadecimal. */
export interface DrawDigests {
  /** SHA-256 (FIPS 180-4). */
  readonly sha256: (text: string) => string;
  /** HMAC-SHA-256 (RFC 2104, FIPS 198-1). */
  readonly hmacSha256: (key: string, text: string) => string;
}

/** A place at which a published draw is not what its algorithm makes. */
export interface DrawFault {
  /** JSON Pointer into the draw. */
  readonly pointer: string;
  /** What it should be, where that is a single value. */
  readonly expected?: string;
  readonly zh: string;
  readonly en: string;
}

/** The algorithm of `draw-algorithm` that these functions know. */
export const drawAlgorithm = 'hmac-sha256-ticket-1';

/**
 * The digest of a pool's members: SHA-256 over one line for each, `id,tier` and a line feed, in the order of the ids by code point; the tier
 * is empty for an inspector and `standard` for a subject without one.
 */
export function poolDigest({ members }: Pick<DrawPool, 'members'>, { sha256 }: Pick<DrawDigests, 'sha256'>): string {
  const lines = members.map(({ subject, officerId, tier }) => ({
    id: subject?.id ?? officerId ?? '',
    tier: subject ? (tier ?? 'standard') : '',
  }));
  return sha256(
    lines
      .sort((a, b) => byCodePoint(a.id, b.id))
      .map(({ id, tier }) => `${id},${tier}\n`)
      .join(''),
  );
}

/**
 * The digest of all that a draw's result depends on but the seed: SHA-256 of canonical JSON (RFC 8785), which `JSON.stringify` writes when
 * names stand in order. What is absent is left out, but for the rounding and the number of inspectors, whose defaults are written.
 */
export const preparationDigest = (draw: Draw, { sha256 }: Pick<DrawDigests, 'sha256'>): string =>
  sha256(JSON.stringify(preparationOf(draw)));

/** What `preparationDigest` digests, with its names in order. */
export const preparationOf = (draw: Draw): object => {
  const pools = (states: Draw['subjectPools']): object[] =>
    (states ?? []).map(({ memberCount, poolId, sha256 }) => ({ memberCount, poolId, sha256 }));
  return {
    algorithm: draw.algorithm,
    drawId: draw.id,
    exclusions: (draw.exclusions ?? []).map(({ officerId, reason, subject }) => ({
      officerId,
      reason,
      subjectId: subject?.id,
    })),
    inspectorPools: pools(draw.inspectorPools),
    inspectorsPerSubject: draw.inspectorsPerSubject ?? 2,
    matterIds: draw.matterIds,
    publicRandomnessSource: draw.publicRandomnessSource,
    rounding: draw.rounding ?? 'up',
    seedCommitment: draw.seedCommitment,
    subjectPools: pools(draw.subjectPools),
    tierRates: (draw.tierRates ?? []).map(({ ratioPercent, tier }) => ({ ratioPercent, tier })),
  };
};

type Named = NonNullable<DrawInput['withdrawals']>[number];

const namedBy = ({ subject, officerId }: { subject?: { id: string }; officerId?: string }): Named => ({
  ...(subject && { subjectId: subject.id }),
  ...(officerId !== undefined && { officerId }),
});

/** What a published draw says of its input, with the members of its pools. */
export function drawInput(draw: Draw, pools: readonly DrawPool[]): DrawInput {
  const members = (states: Draw['subjectPools']): DrawPool['members'] =>
    (states ?? []).flatMap(({ poolId }) => pools.find(({ id }) => id === poolId)?.members ?? []);
  return {
    id: draw.id,
    subjects: members(draw.subjectPools).flatMap(({ subject, tier = 'standard' }) =>
      subject ? [{ id: subject.id, tier }] : [],
    ),
    officerIds: members(draw.inspectorPools).flatMap(({ officerId }) => (officerId === undefined ? [] : [officerId])),
    tierRates: draw.tierRates ?? [],
    rounding: draw.rounding ?? 'up',
    inspectorsPerSubject: draw.inspectorsPerSubject ?? 2,
    exclusions: (draw.exclusions ?? []).map(namedBy),
    withdrawals: (draw.withdrawals ?? []).map(namedBy),
  };
}

/**
 * Computes a published draw again, and tells where it is not what the algorithm makes of what was published before: pools that are not those
 * whose digests were published, a seed that the commitment is not of, subjects or inspectors that were not drawn. Nothing is told of the
 * result before the seed is revealed.
 */
export function recomputeDraw(draw: Draw, pools: readonly DrawPool[], digests: DrawDigests): DrawFault[] {
  if (draw.algorithm !== drawAlgorithm)
    return [
      fault(
        '/algorithm',
        `算法 ${draw.algorithm} 无法复算。`,
        `The algorithm ${draw.algorithm} is not known here.`,
        drawAlgorithm,
      ),
    ];
  const faults = [...poolFaults(draw, pools, digests), ...commitmentFaults(draw, digests)];
  if (faults.length > 0 || draw.seed === undefined || draw.status === 'cancelled') return faults;
  const key = drawKey(draw.seed, draw.publicRandomness);
  try {
    return pairFaults(
      draw,
      drawPairs(drawInput(draw, pools), (text) => digests.hmacSha256(key, text)),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [
      fault(
        '/selections',
        `无法据所公布的内容抽取：${error.message}`,
        `What was published cannot be drawn from: ${error.message}`,
      ),
    ];
  }
}

function poolFaults(draw: Draw, pools: readonly DrawPool[], digests: DrawDigests): DrawFault[] {
  return (['subjectPools', 'inspectorPools'] as const).flatMap((name) =>
    (draw[name] ?? []).flatMap(({ poolId, memberCount, sha256 }, index) => {
      const pointer = `/${name}/${index}`;
      const pool = pools.find(({ id }) => id === poolId);
      if (!pool) return [fault(pointer, `缺少名录库 ${poolId}。`, `The pool ${poolId} is missing.`)];
      const digest = poolDigest(pool, digests);
      if (digest !== sha256)
        return [
          fault(
            `${pointer}/sha256`,
            `名录库 ${poolId} 的成员摘要值与公布的不同：名录在公布后已变。`,
            `The digest of the pool ${poolId} is not the published one: the pool has changed since.`,
            digest,
          ),
        ];
      if (pool.members.length === memberCount) return [];
      return [
        fault(
          `${pointer}/memberCount`,
          `名录库 ${poolId} 的成员数不同。`,
          `The pool ${poolId} has another number of members.`,
          String(pool.members.length),
        ),
      ];
    }),
  );
}

function commitmentFaults(draw: Draw, digests: DrawDigests): DrawFault[] {
  const faults: DrawFault[] = [];
  const preparation = preparationDigest(draw, digests);
  if (draw.preparationSha256 !== undefined && draw.preparationSha256 !== preparation)
    faults.push(
      fault(
        '/preparationSha256',
        '抽取要素摘要值不符：名录、比例、取整规则或不参与记录在公布后已变。',
        'The digest of the preparation does not fit: pools, ratios, rounding or exclusions have changed since it was published.',
        preparation,
      ),
    );
  if (draw.seed !== undefined && digests.sha256(draw.seed) !== draw.seedCommitment)
    faults.push(
      fault(
        '/seed',
        '种子与抽取前公布的承诺值不符。',
        'The seed is not the one that was committed to before the draw.',
      ),
    );
  if (
    draw.seed !== undefined &&
    draw.status !== 'cancelled' &&
    (draw.publicRandomness === undefined) !== (draw.publicRandomnessSource === undefined)
  )
    faults.push(
      fault(
        '/publicRandomness',
        '公开随机数及其来源须同时给出。',
        'Public randomness and its source, which was named before the draw, go together.',
      ),
    );
  if (draw.seed === undefined && (draw.selections ?? []).length > 0)
    faults.push(fault('/seed', '已有抽取结果而未公布种子。', 'There is a result, but the seed was not revealed.'));
  return faults;
}

function pairFaults(draw: Draw, pairs: ReturnType<typeof drawPairs>): DrawFault[] {
  const selections = draw.selections ?? [];
  const faults: DrawFault[] = [];
  for (let index = 0; index < Math.max(pairs.length, selections.length); index += 1) {
    const pair = pairs[index];
    const said = selections[index];
    const pointer = `/selections/${index}`;
    if (!pair || said?.subject.id !== pair.subjectId) {
      const zh = pair ? `第 ${index + 1} 组应为对象 ${pair.subjectId}。` : '抽取结果多于应抽数。';
      const en = pair ? `Pair ${index + 1} must be the subject ${pair.subjectId}.` : 'More subjects than are drawn.';
      // Whatever follows a subject that was put in or left out is another one too.
      return [...faults, fault(pointer, zh, en, pair?.subjectId)];
    }
    const officers = pair.officerIds.join(', ');
    if (said.officerIds.join(', ') !== officers)
      faults.push(
        fault(
          `${pointer}/officerIds`,
          `对象 ${pair.subjectId} 的检查人员应为 ${officers}。`,
          `The subject ${pair.subjectId} is inspected by ${officers}.`,
          officers,
        ),
      );
    if ((said.tier ?? pair.tier) !== pair.tier)
      faults.push(
        fault(
          `${pointer}/tier`,
          `对象 ${pair.subjectId} 的级别应为 ${pair.tier}。`,
          `The subject ${pair.subjectId} is of the tier ${pair.tier}.`,
          pair.tier,
        ),
      );
    if (said.substituteForId !== pair.substituteForId)
      faults.push(
        fault(
          `${pointer}/substituteForId`,
          `对象 ${pair.subjectId} 的递补关系不符。`,
          `The subject ${pair.subjectId} takes another place.`,
          pair.substituteForId,
        ),
      );
  }
  return faults;
}

const fault = (pointer: string, zh: string, en: string, expected?: string): DrawFault => ({
  pointer,
  zh,
  en,
  ...(expected !== undefined && { expected }),
});

/** As bytes of UTF-8 compare; UTF-16 units put characters beyond U+FFFF before those from U+E000. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}
