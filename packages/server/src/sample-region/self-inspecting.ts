import type { Finding, SelfInspection } from '@yijian/standard';
import { ifKnown, type Life } from './life.js';
import { matters } from './matters.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

/** Years before the last one for which self-inspections are told. Older ones were on paper. */
const YEARS = 3;

/** Facilities that overlooked a year. */
const MISSED_CHANCE = 0.04;
const FINDING_CHANCE = 0.35;

/** One full self-inspection a year, with the small faults that facilities find by themselves. */
export function selfInspections(life: Life): SelfInspection[] {
  const { world, facility, facilityClass, authorities, key } = life;
  const random = life.random.fork('self-inspections');
  const lastYear = Number(world.asOf.slice(0, 4));
  const minor = matters.filter(({ service }) => !service || facilityClass.services.includes(service));
  return Array.from({ length: YEARS + 1 }, (_, index) => lastYear - YEARS + index).flatMap((year) => {
    const date = workdayFrom(
      `${year}-${random.pick(['05', '06', '10', '11'])}-${String(random.int(3, 26)).padStart(2, '0')}`,
    );
    const told = !random.chance(MISSED_CHANCE);
    const found = random.chance(FINDING_CHANCE);
    const matter = random.pick(minor);
    const isOpen =
      date <= world.asOf && date > facility.openedOn && (life.endedOn === undefined || date < life.endedOn);
    if (!told || !isOpen) return [];
    const id = `sin-${key}-${year}`;
    const fault = matter.faults.find(({ severity }) => severity === 'minor');
    const doneOn = workdaysAfter(date, random.int(2, 9));
    const findings: Finding[] =
      found && fault
        ? [
            {
              id: `${id.replace('sin-', 'sfn-')}-1`,
              matter: matter.name,
              description: fault.description,
              severity: 'minor',
              legalBasis: matter.legalBasis,
              rectification: {
                id: `${id.replace('sin-', 'srt-')}-1`,
                kind: 'planned',
                orderedOn: date,
                dueOn: workdaysAfter(date, 10),
                measures: fault.measures,
                ...ifKnown(life, 'completedOn', doneOn),
                status: doneOn <= world.asOf ? 'completed' : 'open',
              },
            },
          ]
        : [];
    return [
      {
        id,
        facilityId: facility.id,
        kind: 'full',
        inspectedOn: date,
        summary:
          findings.length === 0 ? '对照清单全面自查，未发现问题。' : `对照清单全面自查，在${matter.name}方面发现问题。`,
        ...(findings.length > 0 && { findings }),
        reportedTo: authorities.health,
        ...ifKnown(life, 'reportedOn', workdaysAfter(date, random.int(1, 5))),
      },
    ];
  });
}
