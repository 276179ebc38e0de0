import type { Progress } from './seed.js';

/** A line in a log every so often; on a terminal the line is alive. */
const LOG_EVERY_MS = 3000;

/** Shows how far each part has come: in place on a terminal, otherwise a line every few seconds and one at the end. */
export function progressLine(output: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }): Progress {
  let part: string | undefined;
  let last = 0;
  return ({ name, title }, share, records) => {
    const now = performance.now();
    if (part !== name) [part, last] = [name, now];
    const line = `${title}: ${Math.floor(share * 100)} %, ${records.toLocaleString('en')} records`;
    if (output.isTTY) output.write(`\r\u001b[K${line}${share === 1 ? '\n' : ''}`);
    else if (share === 1 || now - last >= LOG_EVERY_MS) {
      output.write(`${line}\n`);
      last = now;
    }
  };
}
