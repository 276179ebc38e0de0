import { addDays } from '@yijian/rules';
import type { CreditRepair } from '@yijian/standard';
import type { Life } from './life.js';
import { workdaysAfter, workdayUntil } from './workdays.js';

/** The applications behind the penalties that were repaired. A repair is decided within ten working days. */
export function creditRepairs(life: Life): CreditRepair[] {
  const { penalties, subject, authorities, key, world } = life;
  const random = life.random.fork('repairs');
  return penalties.flatMap(({ id, repairedOn, decidedOn }, index) => {
    if (repairedOn === undefined) return [];
    const before = workdayUntil(addDays(repairedOn, -random.int(4, 12)));
    const appliedOn = before > decidedOn ? before : decidedOn;
    return [
      {
        id: `crp-${key}-${String(index + 1).padStart(2, '0')}`,
        subject,
        status: 'granted',
        publicityRuleId: world.publicityRule.id,
        penaltyIds: [id],
        channel: random.chance(0.7) ? 'credit-china' : 'authority',
        appliedOn,
        unit: authorities.health,
        acceptedOn: appliedOn,
        dueOn: workdaysAfter(appliedOn, 10),
        decidedOn: repairedOn,
        grantedOn: repairedOn,
        effects: ['publicity-ended'],
      },
    ];
  });
}
