import { addDays, addMonths } from '@yijian/rules';
import type { ListEntry } from '@yijian/standard';
import { ifKnown, type Life } from './life.js';
import { PREFECTURE } from './region.js';
import { authoritiesOf } from './units.js';
import { workdaysAfter } from './workdays.js';

/** Grades, best and worst of the region's scheme, that put a facility on a list, and for how long. */
const LISTS = {
  A: {
    kind: 'red',
    chance: 0.08,
    months: 12,
    basis: '澜溪州守信激励名单办法（虚构）',
    measures: '降低抽查频次，优先办理许可。',
  },
  D: {
    kind: 'black',
    chance: 1,
    months: 12,
    basis: '澜溪州失信惩戒名单办法（虚构）',
    measures: '提高抽查频次，限制参加评优。',
  },
} as const;

/** The entries in lists that followed from the facility's ratings. It stands on one list of a kind at a time. */
export function listEntries(life: Life): ListEntry[] {
  const { ratings, subject, key, world } = life;
  const random = life.random.fork('lists');
  const entries: ListEntry[] = [];
  for (const { id, gradeCode, asOf, status } of ratings) {
    const list = gradeCode === 'A' || gradeCode === 'D' ? LISTS[gradeCode] : undefined;
    const isTaken = random.chance(list?.chance ?? 0);
    const enteredOn = workdaysAfter(asOf, random.int(5, 15));
    const last = entries.at(-1);
    const isStill = last !== undefined && enteredOn <= (last.leftOn ?? last.validTo ?? '');
    if (!list || !isTaken || isStill || status === 'withdrawn' || enteredOn > world.asOf) continue;
    const validTo = addDays(addMonths(enteredOn, list.months), -1);
    const ended = addDays(validTo, 1);
    entries.push({
      id: `lst-${key}-${String(entries.length + 1).padStart(2, '0')}`,
      subject,
      kind: list.kind,
      unit: authoritiesOf(PREFECTURE.code).health,
      basis: list.basis,
      sources: ['credit-evaluation'],
      basisRecordIds: [id],
      enteredOn,
      ...ifKnown(life, 'publishedOn', workdaysAfter(enteredOn, 3)),
      validTo,
      measures: list.measures,
      ...(ended <= world.asOf ? { status: 'left', leftOn: ended, exitReason: 'term-ended' } : { status: 'in-force' }),
    });
  }
  return entries;
}
