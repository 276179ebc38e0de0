import { subjectStanding } from '@yijian/rules';
import type { SubjectStanding } from '@yijian/standard';
import { insufficientScope, tokenNeeded } from '../access/refusals.js';
import { requireDayWithin } from '../http/day-order.js';
import type { Reader } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { instantOf } from '../records/instant.js';
import { asksForItself, readFacts } from '../standing/read-facts.js';
import { readRuleBook } from '../standing/rule-book.js';
import { inSnapshot } from './snapshot.js';
import { dayInChina } from './today.js';

/** Nothing is computed for days before this one: no record is as old. */
const FIRST_DAY = '1900-01-01';

/**
 * Answers `getSubjectStanding`: for the public from what it may see today, for an authority from everything, for an institution about itself
 * from what the public may see and the records that it keeps.
 */
export const readSubjectStanding: Reader = (db, { id, query, caller, now }) =>
  inSnapshot(db, async (snapshot) => {
    const { on: ownDay, asKnownAt: ownInstant } = query as Record<string, string | undefined>;
    if (ownInstant !== undefined && caller.audience === 'public')
      throw caller.identified ? insufficientScope(caller, [['government:read']]) : tokenNeeded();
    const asKnownAt = ownInstant === undefined ? undefined : instantOf('asKnownAt', ownInstant);
    const today = dayInChina(now);
    const on = ownDay ?? (asKnownAt !== undefined && asKnownAt < now ? dayInChina(asKnownAt) : today);
    requireDayWithin('on', on, FIRST_DAY, today);
    const { facts, versions } = await readFacts(snapshot, [id], {
      reader: { caller, now },
      ...(asKnownAt && { asKnownAt }),
    });
    const own = facts.get(id);
    if (!own) throw unknownSubject(id);
    const book = await readRuleBook(snapshot, asKnownAt);
    versions.addAll(book.versions);
    const standing: SubjectStanding = versions.in(subjectStanding(own, book.rules, on));
    return {
      status: 200,
      schema: 'SubjectStanding',
      ...(asksForItself(caller, [id]) && { audience: 'government' }),
      value: { ...standing, ...(asKnownAt && { asKnownAt: asKnownAt.toISOString() }) },
    };
  });

const unknownSubject = (id: string): ProblemError =>
  new ProblemError('not-found', {
    zh: `没有标识为 ${JSON.stringify(id)} 的机构或人员。`,
    en: `There is no facility or practitioner ${JSON.stringify(id)}.`,
  });
