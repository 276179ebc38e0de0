import type { Facility } from '@yijian/standard';

const ENDED: ReadonlySet<string> = new Set(['revoked', 'cancelled']);

/** The day from which a facility may no longer practise, as its record tells: empty when it has ended and nobody wrote down when. */
export function endOfPractice({ closedOn, licenceEvents = [], status }: Facility): string | undefined {
  if (closedOn !== undefined) return closedOn;
  if (!ENDED.has(status)) return undefined;
  const ends = licenceEvents.filter(({ kind }) => ENDED.has(kind)).map(({ occurredOn }) => occurredOn);
  return ends.sort().at(-1) ?? '';
}

/** Whether a facility still has to do on a day what the law asks of those who practise. */
export function isPractising(facility: Facility, on: string): boolean {
  const end = endOfPractice(facility);
  return end === undefined || on < end;
}
