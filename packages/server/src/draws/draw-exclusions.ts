import { addMonths } from '@yijian/rules';
import type { Draw, DrawPool, DrawPreparation, DrawRule, Facility, Officer } from '@yijian/standard';
import { sql } from 'kysely';
import { recordsById } from '../records/read-records.js';
import { tableOf, type Tx } from '../records/record.js';
import { resources } from '../resources/resources.js';
import { textIn } from '../store/document-sql.js';

type Exclusion = NonNullable<Draw['exclusions']>[number];
type Member = DrawPool['members'][number];

/** Whom a draw is made of. */
export interface DrawMembers {
  readonly subjects: readonly Member[];
  readonly inspectors: readonly Member[];
}

/**
 * Who is left out of a draw: those declared, and those of whom a record tells it, as far as the rule names the reason (a rule that names none
 * wants all). Each is left out for the first reason that holds. The codes are those of `draw-exclusion-reason`.
 */
export async function drawExclusions(
  tx: Tx,
  order: DrawPreparation,
  rule: DrawRule,
  { subjects, inspectors }: DrawMembers,
  today: string,
): Promise<Exclusion[]> {
  const facilities = await documentsOf<Facility>(
    tx,
    'facilities',
    subjects.map(({ subject }) => subject?.id),
  );
  const officers = await documentsOf<Officer>(
    tx,
    'officers',
    inspectors.map(({ officerId }) => officerId),
  );
  const inspected = await inspectedSince(tx, [...facilities.keys()], rule, today);
  const isOtherMatter = ({ matterIds }: Member): boolean =>
    matterIds !== undefined && order.matterIds !== undefined && !matterIds.some((id) => order.matterIds?.includes(id));

  const ofSubjects = subjects.flatMap((member): Exclusion[] => {
    const { subject } = member;
    if (!subject) return [];
    const status = facilities.get(subject.id)?.status;
    const reason = firstOf({
      'other-matter': isOtherMatter(member),
      'not-operating': status !== undefined && ['closed-temporarily', 'revoked', 'cancelled'].includes(status),
      'recently-inspected': inspected.has(subject.id),
    });
    return reason === undefined ? [] : [{ subject, reason }];
  });

  const ofInspectors = inspectors.flatMap((member): Exclusion[] => {
    const { officerId = '' } = member;
    const officer = officers.get(officerId);
    const { certificateValidTo, supervisionFields } = officer ?? {};
    const reason = firstOf({
      'other-matter': isOtherMatter(member),
      'officer-absent': officer?.status !== 'active',
      'certificate-not-valid': certificateValidTo !== undefined && certificateValidTo < today,
      'not-qualified':
        order.supervisionField !== undefined &&
        supervisionFields !== undefined &&
        !supervisionFields.includes(order.supervisionField),
    });
    return reason === undefined ? [] : [{ officerId, reason }];
  });

  const declared = order.exclusions ?? [];
  const out = new Set([...declared, ...ofSubjects, ...ofInspectors].map(keyOf));
  const pairs = subjects.flatMap(({ subject, unit }) =>
    !subject || out.has(keyOf({ subject }))
      ? []
      : inspectors.flatMap((inspector): Exclusion[] => {
          const { officerId = '' } = inspector;
          if (out.has(keyOf({ officerId }))) return [];
          const officer = officers.get(officerId);
          const region = facilities.get(subject.id)?.regionCode;
          const reason = firstOf({
            'own-unit': unit !== undefined && unit.id === (inspector.unit?.id ?? officer?.unit.id),
            'own-region': rule.crossRegion === true && region !== undefined && region === officer?.regionCode,
          });
          return reason === undefined ? [] : [{ subject, officerId, reason }];
        }),
  );

  const wanted = rule.exclusionReasons;
  const known = new Set(declared.map(keyOf));
  const found = [...ofSubjects, ...ofInspectors, ...pairs].filter(
    (each) => !known.has(keyOf(each)) && (wanted === undefined || wanted.includes(each.reason)),
  );
  return [...declared, ...found];
}

const keyOf = ({ subject, officerId }: Pick<Exclusion, 'subject' | 'officerId'>): string =>
  `${subject?.id ?? ''}\n${officerId ?? ''}`;

const firstOf = (reasons: Readonly<Record<string, boolean>>): string | undefined =>
  Object.entries(reasons).find(([, holds]) => holds)?.[0];

async function documentsOf<Document>(
  tx: Tx,
  collection: 'facilities' | 'officers',
  ids: readonly (string | undefined)[],
): Promise<Map<string, Document>> {
  const records = await recordsById(
    tx,
    resources[collection],
    ids.filter((id) => id !== undefined),
  );
  return new Map(records.map(({ id, document }) => [id, document as unknown as Document]));
}

/** Which of the facilities were inspected as a whole within the months of the rule before the day. */
async function inspectedSince(
  tx: Tx,
  ids: readonly string[],
  { recentInspectionMonths }: DrawRule,
  today: string,
): Promise<Set<string>> {
  if (recentInspectionMonths === undefined || ids.length === 0) return new Set();
  const facilityId = textIn('/facilityId');
  const rows = await tx
    .selectFrom(tableOf(resources.inspections))
    .select(facilityId.as('facility'))
    .distinct()
    .where(sql<boolean>`${facilityId} = any(${ids}::text[])`)
    .where(sql<boolean>`${textIn('/inspectedOn')} >= ${addMonths(today, -recentInspectionMonths)}`)
    .where(sql<boolean>`(document #> '{subject}') is null`)
    .execute();
  return new Set(rows.map(({ facility }) => facility as string));
}
