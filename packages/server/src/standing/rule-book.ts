import type { RuleBook } from '@yijian/rules';
import type { Db, StoredRecord } from '../records/record.js';
import type { Resource } from '../resources/resource.js';
import { resources } from '../resources/resources.js';
import { documents } from '../reads/documents.js';
import { formerRecords, recordsAsKnown } from './as-known.js';
import { recordsOf } from './records-of.js';
import { Versions } from './versions.js';

/** The collections that hold the rules, by what the rules' functions call them. */
export const ruleResources = {
  scoreRuleSets: resources['score-rule-sets'],
  creditSchemes: resources['credit-schemes'],
  publicityRules: resources['publicity-rules'],
  cadences: resources['self-inspection-cadences'],
  timeLimits: resources['time-limits'],
  drawRules: resources['draw-rules'],
  holidayCalendars: resources['holiday-calendars'],
} as const satisfies Record<keyof RuleBook, Resource>;

/** Every rule of the database, or as it was known at an instant, and the versions they are in. */
export async function readRuleBook(db: Db, asKnownAt?: Date): Promise<{ rules: RuleBook; versions: Versions }> {
  const versions = new Versions();
  const book: Partial<Record<keyof RuleBook, unknown[]>> = {};
  const wanted = Object.values(ruleResources).map((resource) => ({ resource }));
  const all = await recordsOf(db, wanted);
  for (const [name, resource] of Object.entries(ruleResources)) {
    const present = all.get(resource) ?? [];
    const records: StoredRecord[] =
      asKnownAt === undefined
        ? present
        : await recordsAsKnown(
            db,
            resource,
            [...present.map(({ id }) => id), ...(await formerRecords(db, resource, ['']))],
            asKnownAt,
          );
    versions.add(resource.name, records);
    book[name as keyof RuleBook] = documents(records);
  }
  return { rules: book as unknown as RuleBook, versions };
}
