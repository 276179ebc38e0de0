import type { Hooks } from './hooks.js';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** How loud a line of the log is. */
export type LogLevel = (typeof levels)[number];

/** What a line of the log tells: no headers, no body, no token. */
export interface LogEntry {
  readonly operationId: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly method: string;
  /** Address without its query, which may hold names. */
  readonly url: string;
  readonly status?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly retryInMs?: number | undefined;
  /** Kind of the error, or the code of the problem. */
  readonly error?: string | undefined;
}

/** How a log is written. */
export interface LogOptions {
  /**
   * The quietest level that is written. `debug`: before and after each attempt; `info`: what succeeded; `warn`: what
   * will be repeated; `error`: what failed for good. By default `warn`.
   */
  readonly level?: LogLevel;
  /** Takes the lines, such as `console` or a logger of your own. By default `console`. */
  readonly to?: Readonly<Record<LogLevel, (message: string, entry: LogEntry) => void>>;
}

/** Hooks that write a log of each attempt: `createClient({ baseUrl, hooks: [logAttempts({ level: 'debug' })] })`. */
export function logAttempts({ level: quietest = 'warn', to = console }: LogOptions = {}): Hooks {
  const write = (level: LogLevel, message: string, entry: LogEntry): void => {
    if (levels.indexOf(level) >= levels.indexOf(quietest)) to[level](`yijian: ${message}`, entry);
  };
  const entryOf = ({
    operationId,
    requestId,
    number,
    request,
  }: Parameters<NonNullable<Hooks['before']>>[0]): LogEntry => {
    const { method, url } = request;
    return { operationId, requestId, attempt: number, method, url: url.replace(/\?.*/s, '') };
  };
  return {
    before: (attempt) => write('debug', `${attempt.operationId} sent`, entryOf(attempt)),
    after: (attempt, { response, error, durationMs, retryInMs }) => {
      const said = error && ((error as { code?: string }).code ?? error.kind);
      const entry = { ...entryOf(attempt), status: response?.status, durationMs, retryInMs, error: said };
      const { operationId } = attempt;
      if (!error) write('info', `${operationId} answered ${response?.status}`, entry);
      else if (retryInMs === undefined) write('error', `${operationId} failed: ${said}`, entry);
      else write('warn', `${operationId} failed: ${said}; again in ${Math.round(retryInMs)} ms`, entry);
    },
  };
}
