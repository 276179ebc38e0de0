import type { VaguePeriod } from '@yijian/standard';

/** A stretch of the axis, both ends in percent of its length. */
export interface AxisStretch {
  readonly from: number;
  readonly to: number;
}

/** A period on the axis. */
export interface AxisSpan extends AxisStretch {
  /** The wording gives no beginning (or end): the stretch only reaches to the edge of the axis. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** Between the two possible last days, when the wording is ambiguous. */
  readonly doubtful: AxisStretch | undefined;
}

export interface AxisTick {
  readonly at: number;
  readonly year: number;
  readonly month: number;
}

/** A common time scale for the stages of a plan. */
export interface StageAxis {
  readonly ticks: readonly AxisTick[];
  /** Where a period stands; undefined when its wording gives no date at all. */
  readonly span: (period: VaguePeriod) => AxisSpan | undefined;
  /** Where a day stands, in percent; undefined when it is no date or not on the axis. */
  readonly place: (date: string | undefined) => number | undefined;
}

const day = 86_400_000;
const tickSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/** Days since 1970 of a `YYYY-MM-DD`, or undefined when there is no such day. */
export function dayNumber(date: string | undefined): number | undefined {
  if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : time / day;
}

const monthOf = (days: number): number => {
  const date = new Date(days * day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const firstDayOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / day;

/**
 * Lays periods and days out on one scale of whole months. A period without a beginning or end reaches to the edge of the axis and says so;
 * one month is left before it, so that the open stretch can be seen.
 *
 * @param dates single days that must be on the axis, such as the day of the document
 * @param mostTicks more ticks than this have no room
 * @returns undefined when no period gives a date
 */
export function stageAxis(
  periods: readonly VaguePeriod[],
  dates: readonly (string | undefined)[],
  mostTicks: number,
): StageAxis | undefined {
  const numbers = (values: readonly (string | undefined)[]): number[] =>
    values.map(dayNumber).filter((value) => value !== undefined);
  const known = numbers(periods.flatMap((period) => [period.from, period.to, period.alternativeTo]));
  if (known.length === 0) return undefined;
  const shown = [...known, ...numbers(dates)];
  const first = Math.min(...shown);
  const last = Math.max(...shown);
  const opensAtFirst = periods.some(
    (period) => !dayNumber(period.from) && (dayNumber(period.to) ?? first) - first < 31,
  );
  const opensAtLast = periods.some((period) => !dayNumber(period.to) && last - (dayNumber(period.from) ?? last) < 31);
  const startMonth = monthOf(first) - (opensAtFirst ? 1 : 0);
  const endMonth = monthOf(last) + (opensAtLast ? 2 : 1);
  const start = firstDayOf(startMonth);
  const length = firstDayOf(endMonth) - start;
  const percent = (days: number): number => ((days - start) / length) * 100;

  const months = endMonth - startMonth;
  const step = tickSteps.find((size) => months / size <= mostTicks) ?? Math.ceil(months / mostTicks);
  const ticks: AxisTick[] = [];
  for (let month = Math.ceil(startMonth / step) * step; month < endMonth; month += step) {
    ticks.push({ at: percent(firstDayOf(month)), year: Math.floor(month / 12), month: (month % 12) + 1 });
  }

  return {
    ticks,
    span: (period) => {
      const from = dayNumber(period.from);
      const ends = numbers([period.to, period.alternativeTo]).sort((a, b) => a - b);
      const [to, later] = ends;
      if (from === undefined && to === undefined) return undefined;
      const startAt = from === undefined ? 0 : percent(from);
      const endAt = to === undefined ? 100 : percent(to + 1);
      return {
        from: Math.min(startAt, endAt),
        to: endAt,
        openStart: from === undefined,
        openEnd: to === undefined,
        doubtful: to === undefined || later === undefined ? undefined : { from: endAt, to: percent(later + 1) },
      };
    },
    place: (date) => {
      const at = dayNumber(date);
      return at === undefined ? undefined : percent(at);
    },
  };
}
