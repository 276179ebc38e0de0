import type { SelfInspectionCadence, SelfInspectionDuty } from '@yijian/standard';
import { defined } from '../defined.js';
import { ruleInForce } from '../rule-in-force.js';
import { selfInspectionStandings } from '../self-inspection-cadence.js';
import type { Workdays } from './holidays.js';
import { appliedRule, provenance, source } from './provenance.js';
import type { RuleBook, SubjectFacts } from './subject-facts.js';

/**
 * Where a facility stands with each kind of self-inspection on a day, by the cadence in force for its place, in the order of the cadence. Empty
 * for other subjects, and where no cadence applies.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function selfInspectionDuties(
  facts: SubjectFacts,
  { cadences }: Pick<RuleBook, 'cadences'>,
  workdays: Workdays,
  on: string,
): SelfInspectionDuty[] {
  const { facility, regionCode } = facts;
  const cadence = facility && ruleInForce(cadences, regionCode, on);
  return cadence ? dutiesBy(cadence, facts, workdays, on) : [];
}

function dutiesBy(
  cadence: SelfInspectionCadence,
  { facility, selfInspections }: SubjectFacts,
  workdays: Workdays,
  on: string,
): SelfInspectionDuty[] {
  return selfInspectionStandings(cadence, selfInspections, on, facility?.openedOn).map((standing) => {
    const { kind, dueOn, status, lastInspectedOn, periodFrom, periodTo } = standing;
    // What counts are those of the interval, and the last one before it.
    const own = selfInspections.filter(
      (one) =>
        one.kind === kind &&
        ((periodFrom <= one.inspectedOn && one.inspectedOn <= periodTo) || one.inspectedOn === lastInspectedOn),
    );
    return {
      ...standing,
      ...defined({
        lastWorkdayOn: dueOn === undefined ? undefined : workdays.lastUntil(dueOn),
        overdueWorkdays: status === 'overdue' && dueOn !== undefined ? workdays.countBetween(dueOn, on) : undefined,
      }),
      provenance: provenance(
        on,
        [
          ...(facility ? [source('facilities', facility.id)] : []),
          ...own.map(({ id }) => source('self-inspections', id)),
        ],
        appliedRule('self-inspection-cadences', cadence),
      ),
    };
  });
}
