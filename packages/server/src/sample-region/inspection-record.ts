import type { Inspection } from '@yijian/standard';
import { ifKnown, nextId, type Life } from './life.js';
import { PREFECTURE } from './region.js';
import { authoritiesOf } from './units.js';
import { workdaysAfter } from './workdays.js';

/** Adds an inspection to the facility's records. Its result is the caller's to give. */
export function recordInspection(life: Life, date: string, kind: string): Inspection {
  const { random, authorities, inspections, facility } = life;
  const inspection: Inspection = {
    id: nextId(life, 'ins', inspections),
    facilityId: facility.id,
    kind,
    inspectedOn: date,
    unit: kind === 'cross-region' ? authoritiesOf(PREFECTURE.code).supervision : authorities.supervision,
    ...(kind === 'joint' ? { partnerUnits: random.sample(authorities.partners, random.int(1, 2)) } : {}),
    inspectorCount: random.skewed(2, kind === 'joint' || kind === 'special-campaign' ? 6 : 4),
    ...ifKnown(life, 'publishedOn', workdaysAfter(date, random.int(3, 20))),
  };
  inspections.push(inspection);
  return inspection;
}

/** Adds an inspection that re-checks an earlier one. */
export function recordRecheck(
  life: Life,
  date: string,
  kind: 'rectification-recheck' | 'post-penalty-recheck',
  earlier: Inspection,
  resultCode: string,
  summary: string,
): Inspection {
  return Object.assign(recordInspection(life, date, kind), { recheckOfInspectionId: earlier.id, resultCode, summary });
}
