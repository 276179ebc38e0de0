import { drawAlgorithm, drawInput, drawQuotas, poolDigest, preparationDigest, unstaffedSubjects } from '@yijian/rules';
import type { Draw, DrawPool, DrawPreparation, DrawRule } from '@yijian/standard';
import type { Fault } from '../fault.js';
import { requireWritable } from '../access/require-writable.js';
import type { Writer } from '../http/operation.js';
import { faultyRequest, ProblemError } from '../http/problem.js';
import { dayInChina } from '../reads/today.js';
import { checkDocument } from '../records/check-document.js';
import { findRecord, recordsById } from '../records/read-records.js';
import { answered, type Tx } from '../records/record.js';
import { stampOf } from '../records/stamp-of.js';
import { insertRecords } from '../records/store-records.js';
import { resources } from '../resources/resources.js';
import type { JsonObject } from '../store/tables.js';
import { drawDigests } from './draw-digests.js';
import { drawExclusions } from './draw-exclusions.js';
import { makeDrawSeed } from './draw-seed.js';

/** The most exclusions that a draw can hold, as its schema has it. */
const MAX_EXCLUSIONS = 10_000;

/** Answers `prepareDraw`: freezes the pools, works out who is left out, and publishes the commitment to a seed. */
export const prepareDraw: Writer = async (tx, call) => {
  const { id, body, caller, now } = call;
  const order = body as unknown as DrawPreparation;
  if (await findRecord(tx, resources.draws, id))
    throw new ProblemError('conflict', {
      zh: `已有标识为 ${id} 的抽取；公布的抽取不得重新准备，请换一个标识。`,
      en: `There is a draw ${id} already; what was published is not prepared again. Choose another id.`,
    });
  const rule = (await findRecord(tx, resources['draw-rules'], order.drawRuleId))?.document as unknown as
    DrawRule | undefined;
  if (!rule) throw faultyRequest('unknown-reference', [unknown('/drawRuleId', 'draw-rules', order.drawRuleId)]);
  const subjectPools = await poolsNamed(tx, order.subjectPoolIds, '/subjectPoolIds', 'subjects');
  const inspectorPools = await poolsNamed(tx, order.inspectorPoolIds, '/inspectorPoolIds', 'inspectors');
  const members = {
    subjects: subjectPools.flatMap((pool) => pool.members),
    inspectors: inspectorPools.flatMap((pool) => pool.members),
  };

  const seed = await makeDrawSeed(tx, id);
  const { title, unit, partnerUnits, matterIds, drawRuleId, publicRandomnessSource } = order;
  const prepared: Draw = {
    id,
    title,
    unit,
    ...(partnerUnits && { partnerUnits }),
    ...(matterIds && { matterIds }),
    drawRuleId,
    algorithm: drawAlgorithm,
    subjectPools: subjectPools.map(stateOf),
    inspectorPools: inspectorPools.map(stateOf),
    tierRates: rule.tierRates,
    rounding: rule.rounding ?? 'up',
    inspectorsPerSubject: rule.inspectorsPerSubject,
    seedCommitment: drawDigests.sha256(seed),
    committedAt: now.toISOString(),
    ...(publicRandomnessSource !== undefined && { publicRandomnessSource }),
    exclusions: await drawExclusions(tx, order, rule, members, dayInChina(now)),
    status: 'committed',
  };
  const faults = faultsOf(prepared, [...subjectPools, ...inspectorPools]);
  if (faults.length > 0) throw faultyRequest('unprocessable', faults);

  const draw = { ...prepared, preparationSha256: preparationDigest(prepared, drawDigests) } as unknown as JsonObject;
  await requireWritable(tx, caller, resources.draws, { document: draw });
  await checkDocument(tx, resources.draws, draw);
  const [record] = await insertRecords(tx, resources.draws, [draw], stampOf(call));
  return { status: 201, schema: 'Draw', value: record && answered(record), location: `/draws/${id}` };
};

const stateOf = (pool: DrawPool) => ({
  poolId: pool.id,
  memberCount: pool.members.length,
  sha256: poolDigest(pool, drawDigests),
});

async function poolsNamed(
  tx: Tx,
  ids: readonly string[],
  pointer: string,
  kind: 'subjects' | 'inspectors',
): Promise<DrawPool[]> {
  const records = await recordsById(tx, resources['draw-pools'], ids);
  const known = new Map(records.map(({ id, document }) => [id, document as unknown as DrawPool]));
  const places = ids.map((id, index) => ({ id, pointer: `${pointer}/${index}`, pool: known.get(id) }));
  const missing = places.filter(({ pool }) => !pool);
  if (missing.length > 0)
    throw faultyRequest(
      'unknown-reference',
      missing.map((place) => unknown(place.pointer, 'draw-pools', place.id)),
    );
  const faults = places
    .filter(({ id, pool }, index) => pool?.kind !== kind || ids.indexOf(id) !== index)
    .map((place): Fault => ({
      pointer: place.pointer,
      code: 'pool',
      detail: {
        zh: `名录库 ${place.id} 不是${kind === 'subjects' ? '检查对象' : '执法检查人员'}名录库（kind 为 ${kind}），或重复列出。`,
        en: `The pool ${place.id} is not of the kind ${kind}, or stands twice.`,
      },
    }));
  if (faults.length > 0) throw faultyRequest('unprocessable', faults);
  return places.flatMap(({ pool }) => pool ?? []);
}

/** Why a draw could fail after its seed is known: then it is refused now. */
function faultsOf(draw: Draw, pools: readonly DrawPool[]): Fault[] {
  const { exclusions = [], inspectorsPerSubject = 2 } = draw;
  if (exclusions.length > MAX_EXCLUSIONS) {
    const detail = {
      zh: `不参与抽取记录共 ${exclusions.length} 条，超过 ${MAX_EXCLUSIONS} 条；请把名录库拆分后分次抽取。`,
      en: `There are ${exclusions.length} exclusions, more than ${MAX_EXCLUSIONS}; split the pools and draw more than once.`,
    };
    return [{ pointer: '/subjectPoolIds', code: 'too-many', detail }];
  }
  const input = drawInput(draw, pools);
  const named = new Set(input.tierRates.map(({ tier }) => tier));
  const nameless = [...new Set(input.subjects.map(({ tier }) => tier))].filter((tier) => !named.has(tier));
  if (nameless.length > 0) {
    const detail = {
      zh: `实施细则没有规定级别 ${nameless.join('、')} 的抽查比例；不抽取的级别请写 0。`,
      en: `The rule has no ratio for the tier ${nameless.join(', ')}; write 0 for a tier that is not drawn from.`,
    };
    return [{ pointer: '/drawRuleId', code: 'tier', detail }];
  }
  try {
    drawQuotas(new Map(), input.tierRates, input.rounding);
    return unstaffedSubjects(input).map(({ subjectId, officerIds, recusedOfficerIds }) => ({
      pointer: '/inspectorPoolIds',
      code: 'unstaffed',
      detail: {
        zh: `对象 ${subjectId} 需要 ${inspectorsPerSubject} 名检查人员，可检查的只有：${officerIds.join('、') || '无'}；须回避的：${recusedOfficerIds.join('、') || '无'}。请补充名录库人员，或将该对象排除并说明原因。`,
        en: `The subject ${subjectId} needs ${inspectorsPerSubject} inspectors; may inspect it: ${officerIds.join(', ') || 'nobody'}; recused: ${recusedOfficerIds.join(', ') || 'nobody'}. Add inspectors, or leave the subject out for a stated reason.`,
      },
    }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const detail = { zh: `无法据名录库和细则抽取：${error.message}`, en: error.message };
    return [{ pointer: '/subjectPoolIds', code: 'draw', detail }];
  }
}

const unknown = (pointer: string, collection: string, id: string): Fault => ({
  pointer,
  code: 'reference',
  detail: {
    zh: `/${collection} 中没有标识为 ${JSON.stringify(id)} 的记录。请先写入，或更正标识。`,
    en: `There is no record ${JSON.stringify(id)} in /${collection}. Store it first, or correct the id.`,
  },
});
