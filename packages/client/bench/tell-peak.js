import { readFileSync } from 'node:fs';

/**
 * Tells the parent how much memory this process has held at most, in MB of 1,000,000 bytes.
 *
 * On Linux the kernel's own figure of this program, because `resourceUsage().maxRSS` begins at what the parent held when
 * it started the process: a large parent hides a small child.
 */
export function tellPeak() {
  const { maxRSS } = process.resourceUsage();
  const kilobytes = process.platform === 'linux' ? peakOfProgram() : maxRSS;
  process.send?.((kilobytes * 1024) / 1e6);
  process.disconnect();
}

function peakOfProgram() {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (!kilobytes) throw new Error('/proc/self/status tells no VmHWM');
  return Number(kilobytes);
}
