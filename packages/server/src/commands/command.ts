import type { Command as Subcommand } from 'commander';

/** What the environment gives a command. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  output: NodeJS.WriteStream;
  errors: NodeJS.WriteStream;
}

/** One command of `yijian`, as data; its module is loaded when it is asked for, so that none waits for what it does not need. */
export interface Command {
  name: string;
  /** One line for `yijian --help`. */
  summary: string;
  /** Adds the command's arguments and options. */
  describe?: (command: Subcommand) => void;
  /** Loads what does the work. */
  load: () => Promise<CommandAction>;
}

/**
 * Does the work of a command.
 *
 * @param positional arguments in the order in which `describe` names them; absent ones are undefined
 * @returns the exit code, when the work is done
 * @throws StartProblem, which is told in one sentence and ends the command with 1
 */
export type CommandAction = (
  positional: readonly (string | undefined)[],
  options: Readonly<Record<string, unknown>>,
  surroundings: Surroundings,
) => Promise<number>;
