import { addDays, daysBetween } from '@yijian/rules';
import type { SelfInspection } from '@yijian/standard';
import type { Life } from './life.js';

/** A facility looks itself over at most once a week. */
const FEWEST_DAYS = 7;

/** The routine self-inspections that a densely recorded region tells of besides the yearly ones, spread over the time that a facility was open. */
export function routineChecks({ world, facility, authorities, key, endedOn }: Life): SelfInspection[] {
  const start = facility.openedOn > world.from ? facility.openedOn : world.from;
  const days = daysBetween(start, endedOn ?? world.asOf) - 1;
  const count = Math.max(0, Math.min(world.routineChecks, Math.floor(days / FEWEST_DAYS)));
  return Array.from({ length: count }, (_, index) => ({
    id: `sin-${key}-r${String(index + 1).padStart(3, '0')}`,
    facilityId: facility.id,
    kind: 'routine',
    inspectedOn: addDays(start, 1 + Math.floor((index * days) / count)),
    summary: '对照清单日常自查，未发现问题。',
    reportedTo: authorities.health,
  }));
}
