/** A figure of this run and what it is held against. */
export interface Verdict {
  readonly what: string;
  readonly reached: number;
  /** The most that is allowed. */
  readonly most: number;
}

/** The middle value. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds of processor time that this process has used. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The time of one thing in times of the other, as the median over rounds in which both are measured one after the
 * other, so that both see the same noise; now this one first and now that, because the second pays for what the first
 * has left behind.
 */
export async function ratio(
  rounds: number,
  measured: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<number> {
  // What is run first pays for the warming up of both.
  for (let round = 0; round < 3; round += 1) {
    await measured();
    await floor();
  }
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const below = await floor();
      ratios.push((await measured()) / below);
    } else ratios.push((await measured()) / (await floor()));
  }
  return median(ratios);
}
