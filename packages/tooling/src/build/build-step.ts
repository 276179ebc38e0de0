/** One thing that the build makes, with all that decides whether it must be made again. */
export interface BuildStep {
  name: string;
  /** What it makes, as the subject of a sentence. */
  title: string;
  /** Globs from the project's root; a leading `!` takes files out. */
  inputs: readonly string[];
  /** Files that are there when the step has been done. */
  outputs: readonly string[];
  /** Run from `cwd` (the project's root when absent), in order. */
  commands: readonly Command[];
  /** Run instead when an output has gone: some tools trust their own records more than the disk. */
  commandsWhenMissing?: readonly Command[];
  cwd?: string;
}

/** A program from node_modules/.bin (or the machine) and its arguments. */
export type Command = readonly [program: string, ...args: string[]];
