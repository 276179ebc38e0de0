import type { Case, Life } from './life.js';
import { schedulePenalty } from './penalising.js';
import { recordPoints } from './scoring.js';
import { workdaysAfter } from './workdays.js';

/** Chance that a fault leads to a penalty, and that one without penalty still brings points. */
const PENALTY_CHANCES = { minor: 0.02, general: 0.17, serious: 0.92 } as const;
const POINTS_CHANCES = { minor: 0.12, general: 0.55, serious: 1 } as const;

/** Decides what follows from the faults of one inspection: one penalty for the graver ones, points for others. */
export function followUp(life: Life, cases: readonly Case[]): void {
  const { random, agenda } = life;
  const [first] = cases;
  if (!first) return;
  const graver = cases.filter(({ severity }) => random.chance(PENALTY_CHANCES[severity]));
  if (graver.length > 0) schedulePenalty(life, graver, first.inspection.inspectedOn);
  const pointed = cases.filter((item) => !item.answered && random.chance(POINTS_CHANCES[item.severity]));
  if (pointed.length === 0) return;
  const date = workdaysAfter(first.inspection.inspectedOn, random.int(1, 8));
  agenda.add(date, () => {
    // Since then the authority may have turned to a penalty, which brings its own points.
    for (const item of pointed) if (!item.answered) recordPoints(life, item, date);
  });
}
