/** A run of months, both ends among them, as YYYY-MM. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Whether a day lies in a period; without one, every day does. */
export function inPeriod(day: string, period: Period | undefined): boolean {
  if (!period) return true;
  const month = day.slice(0, 7);
  return month >= period.from && month <= period.to;
}

/** A period as the days that a server is asked for. */
export function daysOf({ from, to }: Period): { from: string; to: string } {
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5))];
  // The day before the first of the next month.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${from}-01`, to: `${to}-${last}` };
}
