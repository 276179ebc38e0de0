import { closeSync, openSync, writeSync } from 'node:fs';
import { StartProblem } from '../start-problem.js';

/** One line of the audit log: who did what and how it ended. Nothing in it comes from a record, a query or a token but ids. */
export interface AuditEntry {
  /** When the answer was sent, RFC 3339 in UTC. */
  time: string;
  /** `X-Request-Id` of the answer. */
  request: string;
  /** Operation of the standard, or a word of the server's own; null for an address that there is not. */
  operation: string | null;
  method: string;
  /** Subject of the token; null when the caller could not be told. */
  caller: string | null;
  role: string | null;
  status: number;
  /** Code of the problem that was answered. */
  problem?: string;
  /** Records that a write stored, as `collection/id`; of an import only the collection. */
  records?: readonly string[];
  /** Milliseconds from the request to the end of the answer. */
  durationMs: number;
  /** Set when the caller hung up before the end. */
  aborted?: true;
}

/** Where audit entries go. */
export interface AuditLog {
  write: (entry: AuditEntry) => void;
  close: () => void;
}

/**
 * Opens the audit log: one JSON object on each line, written before the next request is looked at, so that a crash loses none. `SIGHUP` opens
 * the file anew, after it was moved away.
 *
 * @param place a file, or `stdout`
 * @throws StartProblem when the file cannot be written
 */
export function openAuditLog(place: string, report: (message: string) => void): AuditLog {
  if (place === 'stdout') return { write: (entry) => void process.stdout.write(line(entry)), close: () => undefined };
  let file = open(place);
  const reopen = (): void => {
    try {
      const next = open(place);
      closeSync(file);
      file = next;
    } catch (error) {
      report((error as Error).message);
    }
  };
  process.on('SIGHUP', reopen);
  return {
    write: (entry) => {
      try {
        writeSync(file, line(entry));
      } catch (error) {
        // A full disk must not keep anybody from reading; whoever watches the server's errors learns of it.
        report(`The audit log ${place} cannot be written: ${(error as Error).message}`);
      }
    },
    close: () => {
      process.off('SIGHUP', reopen);
      closeSync(file);
    },
  };
}

const line = (entry: AuditEntry): string => `${JSON.stringify(entry)}\n`;

function open(place: string): number {
  try {
    return openSync(place, 'a', 0o600);
  } catch (error) {
    throw new StartProblem(
      `The audit log ${place} cannot be written (${(error as Error).message}): mend that, or set YIJIAN_AUDIT to another file or to stdout.`,
      { cause: error },
    );
  }
}
