import type { Commitment } from '@yijian/standard';
import type { Life } from './life.js';
import { workdaysAfter } from './workdays.js';

/** The commitment of lawful practice that a facility signs once: when it opens, or when the electronic records begin. */
export function commitments({ world, facility, authorities, key, endedOn, random }: Life): Commitment[] {
  const start = facility.openedOn > world.from ? facility.openedOn : world.from;
  const signedOn = workdaysAfter(start, random.fork('commitments').int(3, 60));
  if (signedOn > world.asOf || (endedOn !== undefined && signedOn >= endedOn)) return [];
  return [
    {
      id: `com-${key}-01`,
      kind: 'lawful-practice-facility',
      facilityId: facility.id,
      unit: authorities.health,
      title: '医疗机构依法执业承诺书',
      signerRole: 'principal',
      signedOn,
      status: endedOn === undefined ? 'in-force' : 'fulfilled',
    },
  ];
}
