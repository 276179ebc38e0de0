import { addDays } from '@yijian/rules';
import type { Complaint } from '@yijian/standard';
import { ifKnown, type Life } from './life.js';
import { workdaysAfter, workdayUntil } from './workdays.js';

const CHANNELS = { 'hotline-12345': 45, phone: 18, website: 12, petition: 8, letter: 5, visit: 6, transferred: 6 };
const KINDS = {
  charges: 24,
  'infection-control': 16,
  'beyond-scope': 13,
  advertising: 12,
  'quality-safety': 15,
  conduct: 10,
  'unqualified-staff': 6,
};
const WORDS: Readonly<Record<keyof typeof KINDS, string>> = {
  charges: '反映收费项目与公示价格不一致。',
  'infection-control': '反映诊疗器械消毒不到位。',
  'beyond-scope': '反映开展登记范围以外的诊疗活动。',
  advertising: '反映宣传内容与核准内容不符。',
  'quality-safety': '反映诊疗过程不规范。',
  conduct: '反映服务态度生硬、解释不足。',
  'unqualified-staff': '反映有未取得资格的人员从事诊疗。',
};

/** The complaints behind the inspections that were made because of one. */
export function complaints(life: Life): Complaint[] {
  const { subject, facility, authorities, inspections, key } = life;
  const random = life.random.fork('complaints');
  return inspections
    .filter(({ kind }) => kind === 'complaint')
    .map(({ id, inspectedOn, findings = [] }, index): Complaint => {
      const receivedOn = workdayUntil(addDays(inspectedOn, -random.int(2, 9)));
      const kind = random.weighted(KINDS);
      const handledOn = workdaysAfter(inspectedOn, random.int(3, 12));
      const isKnown = handledOn <= life.world.asOf;
      return {
        id: `cmp-${key}-${String(index + 1).padStart(2, '0')}`,
        channel: random.weighted(CHANNELS),
        kind,
        receivedOn,
        subject,
        regionCode: facility.regionCode,
        summary: WORDS[kind],
        acceptedOn: receivedOn,
        unit: authorities.supervision,
        dueOn: addDays(receivedOn, 60),
        ...ifKnown(life, 'handledOn', handledOn),
        status: isKnown ? 'handled' : 'accepted',
        ...(isKnown && {
          result:
            findings.length > 1
              ? 'substantiated'
              : findings.length === 1
                ? 'partly-substantiated'
                : 'not-substantiated',
        }),
        inspectionIds: [id],
      };
    });
}
