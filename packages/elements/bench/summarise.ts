import type { Measure, Measures, Target, Workload } from './workload.ts';

/** What one candidate came to in a whole run. */
export interface Summary {
  name: string;
  measures: Partial<Measures>;
}

/** A target and what was reached. */
export interface Verdict {
  what: string;
  reached: number;
  /** Such as `≤ 0.15`. Absent for a figure that has none, and is only told. */
  target?: string;
  met?: boolean;
}

/** The middle value, the lower of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
}

/** The worst frame counts too: a place that was blank once is not smooth. */
const worst: Partial<Record<Measure, (values: readonly number[]) => number>> = {
  blankFrames: (values) => Math.max(...values),
};

/** The rounds of a candidate as one: medians, of blank frames the most. */
export function summarise(name: string, rounds: readonly Partial<Measures>[]): Summary {
  const measures: Partial<Measures> = {};
  for (const measure of new Set(rounds.flatMap((round) => Object.keys(round) as Measure[]))) {
    const values = rounds.map((round) => round[measure]).filter((value) => value !== undefined);
    measures[measure] = (worst[measure] ?? median)(values);
  }
  return { name, measures };
}

const words: Readonly<Record<Measure, string>> = {
  mountCpu: 'mount CPU',
  memory: 'JS + DOM memory',
  scrollCpu: 'scroll CPU',
  jumpCpu: 'jump CPU',
  blankFrames: 'blank frames of 180',
  throttledFrames: 'frames of 181 at a throttle of 4',
  throttledP95: 'p95 of a frame at a throttle of 4, ms',
  inDocument: 'in the document',
  inSight: 'in sight',
};

/** Holds the first candidate against the targets. What was not measured has not met its target. */
export function judge(
  { title, targets }: Pick<Workload, 'title' | 'targets'>,
  summaries: readonly Summary[],
): Verdict[] {
  const figure = (of: Summary | undefined, measure: Measure): number => of?.measures[measure] ?? Number.NaN;
  return targets.map(({ measure, to, most, least }: Target) => {
    const own = figure(summaries[0], measure);
    const reached =
      to === undefined
        ? own
        : own /
          figure(
            summaries.find(({ name }) => name === to),
            measure,
          );
    const unit = to === undefined ? (measure === 'memory' ? ', MB' : '') : `, × ${to}`;
    return {
      what: `${title}: ${words[measure]}${unit}`,
      reached,
      target: [most !== undefined ? `≤ ${most}` : '', least !== undefined ? `≥ ${least}` : '']
        .filter(Boolean)
        .join(', '),
      met: (most === undefined || reached <= most) && (least === undefined || reached >= least),
    };
  });
}
