/** A failure that whoever runs the project can mend. The message is one whole sentence and is shown as it is. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command's main function and sets the exit code by its outcome: a {@link Problem} is one line on stderr,
 * anything else is a defect of ours and keeps its stack.
 *
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 when it has none
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof Problem) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.exitCode;
    } else {
      throw error;
    }
  }
}
