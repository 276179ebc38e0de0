import type { Finding, Rectification, RectificationStanding } from '@yijian/standard';
import { daysBetween } from '../calendar.js';
import { defined } from '../defined.js';
import { provenance, source } from './provenance.js';
import type { SubjectFacts } from './subject-facts.js';

/** A rectification with the record that it stands in. */
export interface OrderedRectification {
  collection: 'inspections' | 'self-inspections';
  recordId: string;
  /** The unit that asked for it. */
  unit?: { id: string; name?: string };
  finding: Finding;
  rectification: Rectification;
  orderedOn: string;
}

/** Every rectification of a subject, of what others and what it itself found. */
export function rectificationsOf({ inspections, selfInspections }: SubjectFacts): OrderedRectification[] {
  const of = (
    collection: OrderedRectification['collection'],
    { id, inspectedOn, findings = [] }: { id: string; inspectedOn: string; findings?: Finding[] },
    unit: OrderedRectification['unit'],
  ): OrderedRectification[] =>
    findings.flatMap((finding) => {
      const { rectification } = finding;
      if (!rectification) return [];
      const { orderedOn = inspectedOn } = rectification;
      return [{ collection, recordId: id, finding, rectification, orderedOn, ...(unit && { unit }) }];
    });
  return [
    ...inspections.flatMap((inspection) => of('inspections', inspection, inspection.unit)),
    ...selfInspections.flatMap((inspection) => of('self-inspections', inspection, inspection.reportedTo)),
  ];
}

/** How a rectification stands on a day. A check that it failed leaves it open; one that it passed ends it. */
export function rectificationStatus(
  { status, dueOn, completedOn }: Rectification,
  on: string,
): Rectification['status'] {
  if (status === 'verified' || status === 'failed') return status;
  if (completedOn !== undefined || status === 'completed') return 'completed';
  if (dueOn !== undefined) return dueOn < on ? 'overdue' : 'open';
  return status;
}

/**
 * The rectifications that were not finished on a day, the earliest due first.
 *
 * @param facts as they were on the day, see `factsUntil`
 */
export function rectificationStandings(facts: SubjectFacts, on: string): RectificationStanding[] {
  return rectificationsOf(facts)
    .flatMap(({ collection, recordId, finding, rectification, orderedOn }): RectificationStanding[] => {
      const status = rectificationStatus(rectification, on);
      if (status === 'verified') return [];
      const { id, dueOn } = rectification;
      const isLate = dueOn !== undefined && dueOn < on && status !== 'completed';
      return [
        {
          rectificationId: id,
          findingId: finding.id,
          orderedOn,
          status,
          ...defined({ dueOn, overdueDays: isLate ? daysBetween(dueOn, on) : undefined }),
          provenance: provenance(on, [source(collection, recordId)]),
        },
      ];
    })
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const order = ({ dueOn = '9999', rectificationId }: RectificationStanding): string => `${dueOn} ${rectificationId}`;
