const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param {number} from a `performance.now()` @returns seconds since then, such as `3.2 s` */
export const elapsed = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/**
 * Shows a step on one line: its title while it runs, how it ended and how long it took when it is over. On a terminal
 * the line is alive; in a log it is written once.
 *
 * @template T
 * @param {string} title such as `Installing packages`
 * @param {() => Promise<T>} work
 * @param {Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }} [output]
 * @returns {Promise<T>} what the work resolves to; its failure is passed on after the line is closed
 */
export async function showStep(title, work, output = process.stdout) {
  const start = performance.now();
  let frame = 0;
  const draw = () => output.write(`\r${frames[frame++ % frames.length]} ${title} … ${elapsed(start)} `);
  const ticker = output.isTTY ? setInterval(draw, 120) : undefined;
  if (!output.isTTY) output.write(`${title} … `);
  /** @param {string} mark */
  const close = (mark) => {
    clearInterval(ticker);
    output.write(output.isTTY ? `\r\u001b[K${mark} ${title}, ${elapsed(start)}\n` : `${mark} ${elapsed(start)}\n`);
  };
  try {
    const result = await work();
    close('✓');
    return result;
  } catch (error) {
    close('✗');
    throw error;
  }
}
