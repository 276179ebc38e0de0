/** How a target ended. */
export interface TargetResult {
  /** Day of the run, `YYYY-MM-DD`. */
  ranOn: string;
  /** The bundle that the client was made from. */
  standard: { version: string; operations: number; schemas: number };
  /** Versions of the compilers and libraries. */
  tools: string[];
  /** Time of each part. */
  seconds: { generate: number; compile: number; run: number };
  /** What went wrong, one sentence each; none when every line, page and write was right. */
  faults: string[];
}
