import type { SeedPart } from './seed-part.js';

/** A line in a log every so often; on a terminal the line is alive. */
const LOG_EVERY_MS = 3000;

/** A rate that is told before this is chance. */
const RATE_AFTER_MS = 2000;

/**
 * Shows how far each part has come, how many records it takes a second, and how long the rest will take: in place on a terminal, otherwise a
 * line every few seconds and one at the end.
 */
export function progressLine(
  output: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean },
): (part: Pick<SeedPart, 'name' | 'title'>, share: number, records: number) => void {
  let part: string | undefined;
  let last = 0;
  let first = { at: 0, share: 0, records: 0 };
  return ({ name, title }, share, records) => {
    const now = performance.now();
    if (part !== name) {
      [part, last] = [name, now];
      first = { at: now, share, records };
    }
    const pace = paceOf({ ms: now - first.at, share: share - first.share, records: records - first.records }, share);
    const line = `${title}: ${Math.floor(share * 100)} %, ${records.toLocaleString('en')} records${pace}`;
    if (output.isTTY) output.write(`\r\u001b[K${line}${share === 1 ? '\n' : ''}`);
    else if (share === 1 || now - last >= LOG_EVERY_MS) {
      output.write(`${line}\n`);
      last = now;
    }
  };
}

function paceOf(done: { ms: number; share: number; records: number }, share: number): string {
  if (done.ms < RATE_AFTER_MS || done.records <= 0) return '';
  const rate = `, ${Math.round((done.records * 1000) / done.ms).toLocaleString('en')} a second`;
  return share === 1 || done.share <= 0 ? rate : `${rate}, ${timeText((done.ms / done.share) * (1 - share))} left`;
}

/** A time for people: in seconds up to two minutes, then in minutes. */
function timeText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds <= 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
