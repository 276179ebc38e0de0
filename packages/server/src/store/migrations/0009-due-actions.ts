import { type Kysely, sql } from 'kysely';

/** Where the records of each collection name their subject, at the time of this migration. */
const subjectPlaces: Record<string, string> = {
  'credit-ratings': '{subject,id}',
  'score-records': '{subject,id}',
  'list-entries': '{subject,id}',
  penalties: '{subject,id}',
  inspections: '{facilityId}',
  'self-inspections': '{facilityId}',
  'supervision-tiers': '{subject,id}',
  verifications: '{facilityId}',
  'practice-registrations': '{practitionerId}',
  'credit-repairs': '{subject,id}',
  cases: '{subject,id}',
  'result-uses': '{subject,id}',
};

/** What is to be done about subjects, and which records were about another subject before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table due_actions (
      subject_id text collate "C" not null,
      action_id text collate "C" not null,
      kind text collate "C" not null,
      region_code text collate "C" not null,
      unit_id text collate "C" not null,
      since text collate "C" not null,
      until text collate "C" not null,
      due_on text collate "C" not null,
      action jsonb not null,
      primary key (subject_id, action_id)
    )
  `.execute(db);
  // A list is of a province, a prefecture or a county, and in the order of deadlines: each has an index that gives it in that order.
  await sql`create index due_actions_due on due_actions (due_on, action_id)`.execute(db);
  await sql`create index due_actions_province on due_actions ((left(region_code, 2)), due_on, action_id)`.execute(db);
  await sql`create index due_actions_prefecture on due_actions ((left(region_code, 4)), due_on, action_id)`.execute(db);
  await sql`create index due_actions_county on due_actions (region_code, due_on, action_id)`.execute(db);
  await sql`create index due_actions_unit on due_actions (unit_id, due_on, action_id)`.execute(db);
  await sql`
    create table former_subjects (
      resource text collate "C" not null,
      record_id text collate "C" not null,
      subject_id text collate "C" not null,
      primary key (subject_id, resource, record_id)
    )
  `.execute(db);
  for (const [resource, place] of Object.entries(subjectPlaces))
    await sql`
      insert into former_subjects (resource, record_id, subject_id)
      select distinct old.resource, old.record_id, old.document #>> ${sql.lit(place)}
      from history new
      join history old on old.resource = new.resource and old.record_id = new.record_id and old.version = new.version - 1
      where new.resource = ${sql.lit(resource)} and new.version > 1 and old.document #>> ${sql.lit(place)} is not null
        and (new.withdrawn or old.document #>> ${sql.lit(place)} is distinct from new.document #>> ${sql.lit(place)})
    `.execute(db);
}
