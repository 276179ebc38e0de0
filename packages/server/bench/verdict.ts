/** A figure of this run and what it is held against. */
export interface Verdict {
  readonly what: string;
  readonly reached: number;
  /** The most or the least that is allowed. */
  readonly most?: number;
  readonly least?: number;
}

export const isMet = ({ reached, most = Infinity, least = -Infinity }: Verdict): boolean =>
  reached <= most && reached >= least;

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
